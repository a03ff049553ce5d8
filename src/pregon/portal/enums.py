"""Words of the portal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Accent(TextChoices):
    """The neutral palettes for the header. Ley 2345/2023 bans the colours of the government of the day."""

    SLATE = "slate", _("Pizarra")
    MOSS = "moss", _("Musgo")
    CLAY = "clay", _("Arcilla")
    PLUM = "plum", _("Ciruela")


class Comments(TextChoices):
    """Whether people say what they think under a piece of news. What was said once stays in view."""

    NONE = "", _("No recibe")
    OPEN = "open", _("Recibe")
    CLOSED = "closed", _("Ya no recibe: se ven los de antes")
