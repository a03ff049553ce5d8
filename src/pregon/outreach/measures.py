"""What outreach counts."""

from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Measure, register_measure

SCANS = register_measure(
    Measure(
        key="scans",
        label=_("Entradas desde afiches"),
        unit=_("entradas"),
        definition=_(
            "Veces que alguien abrió la dirección corta o el código QR de una pieza impresa. No se usan cookies ni se "
            "identifica a nadie. No cuentan los robots ni las vistas previas de los programas de mensajes. Quien "
            "vuelve antes de diez minutos cuenta una vez."
        ),
    )
)
CLICKS = register_measure(
    Measure(
        key="clicks",
        label=_("Entradas desde enlaces"),
        unit=_("entradas"),
        definition=_(
            "Veces que alguien abrió el enlace de una pieza en el correo, el banner o un mensaje compartido. No se "
            "usan cookies ni se identifica a nadie. No cuentan los robots ni las vistas previas. Quien vuelve antes "
            "de diez minutos cuenta una vez."
        ),
    )
)
DELIVERIES = register_measure(
    Measure(
        key="deliveries",
        label=_("Correos entregados"),
        unit=_("correos"),
        definition=_(
            "Mensajes que el servidor de correo recibió, uno por persona. Se cuentan al terminar cada envío: los "
            "rechazados y los omitidos no cuentan."
        ),
    )
)
