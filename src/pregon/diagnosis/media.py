"""The media that the survey asks about: each is a channel of the plan, so that what people say can be acted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pregon.plans.public import Audience, Channel

Text = str | Promise
INTERNAL, EXTERNAL = Audience.INTERNAL.value, Audience.EXTERNAL.value


@dataclass(frozen=True)
class Medium:
    """`assumed` is what is supposed of it while nobody answered: by audience a weight of 0 to 100 and why."""

    channel: Channel
    label: Text
    needs_internet: bool
    assumed: Mapping[str, tuple[int, Text]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Also the key of its row in the surveys."""
        return str(self.channel.value)


# The main channel of every plan: what is said elsewhere leads to it.
MAIN = str(Channel.WEBSITE.value)

_ALL = (
    Medium(
        Channel.WEBSITE,
        _("Página web de la Alcaldía"),
        True,
        {
            INTERNAL: (80, _("Es el medio principal del plan. Toda la información queda allí.")),
            EXTERNAL: (80, _("Es el medio principal del plan. Toda la información queda allí.")),
        },
    ),
    Medium(
        Channel.EMAIL,
        _("Correo electrónico"),
        True,
        {
            INTERNAL: (80, _("Cada servidor tiene correo institucional. Se sabe a quién llegó.")),
            EXTERNAL: (30, _("Sirve para organizaciones que autorizaron su correo.")),
        },
    ),
    Medium(Channel.INTRANET, _("Intranet"), True, {INTERNAL: (30, _("Solo la ven quienes trabajan con computador."))}),
    Medium(
        Channel.POSTER,
        _("Carteleras y afiches"),
        False,
        {
            INTERNAL: (60, _("Se ven al pasar, también quien no trabaja con computador.")),
            EXTERNAL: (60, _("Se leen en el parque, el hospital, la iglesia y el comando, sin internet.")),
        },
    ),
    Medium(
        Channel.BULLETIN,
        _("Boletín de la Alcaldía"),
        False,
        {
            INTERNAL: (30, _("Resume lo del mes para todas las dependencias.")),
            EXTERNAL: (30, _("Se reparte en la ventanilla y en las veredas.")),
        },
    ),
    Medium(
        Channel.RADIO,
        _("Emisora"),
        False,
        {EXTERNAL: (80, _("Se oye en las veredas y mientras se trabaja, sin internet."))},
    ),
    Medium(
        Channel.LOUDSPEAKER,
        _("Perifoneo"),
        False,
        {EXTERNAL: (60, _("Llega a la casa de quien no se conecta. Sirve para avisos cortos."))},
    ),
    Medium(
        Channel.PARISH,
        _("Avisos parroquiales"),
        False,
        {EXTERNAL: (30, _("Reúnen cada semana a mucha gente, también de las veredas."))},
    ),
    Medium(Channel.PRESS, _("Prensa"), False, {EXTERNAL: (0, _("Llega a poca gente y tarde."))}),
    Medium(
        Channel.TELEVISION, _("Canal local de televisión"), False, {EXTERNAL: (30, _("Depende de la señal local."))}
    ),
    Medium(
        Channel.SOCIAL,
        _("Redes sociales"),
        True,
        {
            INTERNAL: (30, _("Se ven fuera del horario de trabajo.")),
            EXTERNAL: (30, _("Las usa quien tiene datos en el celular.")),
        },
    ),
    Medium(
        Channel.CHAT,
        _("Grupos de WhatsApp o chat"),
        True,
        {
            INTERNAL: (30, _("Los grupos de cada dependencia se leen el mismo día.")),
            EXTERNAL: (30, _("Las juntas de acción comunal tienen grupos.")),
        },
    ),
    Medium(
        Channel.EVENT,
        _("Reuniones"),
        False,
        {
            INTERNAL: (60, _("Cada dependencia se reúne con su jefe.")),
            EXTERNAL: (30, _("Sirven para explicar despacio, a poca gente cada vez.")),
        },
    ),
)
MEDIA: dict[str, Medium] = {medium.key: medium for medium in _ALL}


def media_of(audience: str) -> list[Medium]:
    """What an audience is asked about, in the order of the catalogue."""
    return [medium for medium in _ALL if audience in medium.assumed]


def label_of(key: str) -> str:
    """The name of a medium; a row that a municipality added by itself is called by its key."""
    return str(MEDIA[key].label) if key in MEDIA else key
