"""The words of the Committee."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Position(TextChoices):
    """What somebody is in the Committee."""

    PRESIDES = "presides", _("Preside")
    SECRETARY = "secretary", _("Secretaría técnica")
    MEMBER = "member", _("Miembro")


class MatterState(TextChoices):
    """Where a matter is. A deferred one still waits."""

    WAITING = "waiting", _("Espera decisión")
    DECIDED = "decided", _("Decidido")
    WITHDRAWN = "withdrawn", _("Retirado")


class SessionState(TextChoices):
    """Where a session is. The last two are final."""

    CONVENED = "convened", _("Convocada")
    HELD = "held", _("En curso")
    CLOSED = "closed", _("Cerrada")
    CANCELLED = "cancelled", _("Cancelada")


class ConsultationState(TextChoices):
    """Where a consultation by link is."""

    OPEN = "open", _("Abierta")
    CLOSED = "closed", _("Cerrada")
    CANCELLED = "cancelled", _("Cancelada")


class ItemState(TextChoices):
    """What became of a matter on one agenda. After the last two it waits for another one."""

    OPEN = "open", _("Por decidir")
    DECIDED = "decided", _("Decidido")
    CARRIED = "carried", _("Pasa a otra sesión")
    NO_QUORUM = "no_quorum", _("Sin quórum")


class Presence(TextChoices):
    """Whether a member came."""

    EXPECTED = "expected", _("Sin marcar")
    PRESENT = "present", _("Presente")
    EXCUSED = "excused", _("Con excusa")
    ABSENT = "absent", _("Ausente")


class Choice(TextChoices):
    """What a member votes."""

    FOR = "for", _("A favor")
    AGAINST = "against", _("En contra")
    ABSTAIN = "abstain", _("Abstención")


class Outcome(TextChoices):
    """What the Committee decides. What it defers goes on waiting."""

    APPROVED = "approved", _("Aprobado")
    REJECTED = "rejected", _("No aprobado")
    DEFERRED = "deferred", _("Aplazado")


class How(TextChoices):
    """How a decision was taken."""

    SESSION = "session", _("En sesión")
    LINK = "link", _("Por enlace")


class Quorum(TextChoices):
    """Which share of the members with vote must take part."""

    HALF_PLUS_ONE = "half", _("La mitad más uno")
    TWO_THIRDS = "two_thirds", _("Dos tercios")
    THREE_QUARTERS = "three_quarters", _("Tres cuartos")
    ALL = "all", _("Todos")


class Majority(TextChoices):
    """What approves: more for than against, or more than half of all members with vote."""

    SIMPLE = "simple", _("Más votos a favor que en contra")
    ABSOLUTE = "absolute", _("Más de la mitad de quienes tienen voto")
