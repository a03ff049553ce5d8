"""Words of the portal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Accent(TextChoices):
    """The neutral palettes for the header. Ley 2345/2023 bans the colours of the government of the day."""

    SLATE = "slate", _("Pizarra")
    MOSS = "moss", _("Musgo")
    CLAY = "clay", _("Arcilla")
    PLUM = "plum", _("Ciruela")
