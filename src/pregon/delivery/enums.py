"""The words of the outbox."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Why a mail is written."""

    CAMPAIGN = "campaign", _("Campaña")
    TRANSACTIONAL = "transactional", _("Aviso personal")


class Priority(IntegerChoices):
    """What goes first."""

    TRANSACTIONAL = 0
    CAMPAIGN = 1


class State(TextChoices):
    """Where a message is. `sending` belongs to one worker; the last three are final."""

    PENDING = "pending", _("Por enviar")
    SENDING = "sending", _("Enviando")
    SENT = "sent", _("Enviado")
    FAILED = "failed", _("No se pudo enviar")
    SKIPPED = "skipped", _("No se envía")


OPEN_STATES = (State.PENDING, State.SENDING)


class Reason(TextChoices):
    """Why a message was not sent."""

    NONE = "", ""
    INVALID = "invalid", _("La dirección no es válida")
    SUPPRESSED = "suppressed", _("La dirección está en la lista de exclusión")
    REFUSED = "refused", _("El servidor lo rechazó")
    EXPIRED = "expired", _("El servidor no lo aceptó en tres días")
    WITHDRAWN = "withdrawn", _("El envío se retiró antes de que saliera")


class SuppressionReason(TextChoices):
    """Why campaigns no longer write to an address."""

    UNSUBSCRIBED = "unsubscribed", _("La persona se retiró")
    BOUNCED = "bounced", _("La dirección no existe")
    COMPLAINED = "complained", _("La persona lo marcó como no deseado")
    MANUAL = "manual", _("La retiró un funcionario")
