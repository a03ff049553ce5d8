"""Words of the diagnosis: where it stands, how somebody is reached."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a diagnosis is. It never blocks the plan: `WITHOUT` is an end as good as `APPROVED`, to be reviewed."""

    PREPARING = "preparing", _("En preparación")
    ASKING = "asking", _("Preguntando")
    CLOSED = "closed", _("Por aprobar")
    APPROVED = "approved", _("Aprobado")
    WITHOUT = "without", _("Sin diagnóstico")


# What the plan, its tactics and the composer go by.
IN_FORCE = (State.APPROVED, State.WITHOUT)


class Way(TextChoices):
    """How somebody is invited."""

    EMAIL = "email", _("Correo")
    WHATSAPP = "whatsapp", _("WhatsApp")
    PAPER = "paper", _("Papel")
    PHONE = "phone", _("Teléfono")
