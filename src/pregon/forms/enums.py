"""Words that forms and their answers share."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """How an answer came in."""

    WEB = "web", _("En línea")
    PAPER = "paper", _("En papel")
    PHONE = "phone", _("Por teléfono")


class Tally(TextChoices):
    """What can be counted of the answers to a question."""

    CATEGORICAL = "categorical", _("Una entre varias")
    MULTIPLE = "multiple", _("Varias entre varias")
    RANKING = "ranking", _("Un orden")
    NUMERIC = "numeric", _("Un número")
    MATRIX = "matrix", _("Una tabla")
    TEXT = "text", _("Un texto")
    NONE = "none", _("No se cuenta")
