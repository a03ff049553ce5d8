from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TopicState(TextChoices):
    """A forum ends with an answer, or with the reason why there is none."""

    DRAFT = "draft", _("Borrador")
    OPEN = "open", _("Abierto")
    CLOSED = "closed", _("Cerrado, por responder")
    ANSWERED = "answered", _("Con respuesta")


PUBLIC = (TopicState.OPEN, TopicState.CLOSED, TopicState.ANSWERED)
