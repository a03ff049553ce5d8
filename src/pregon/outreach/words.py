"""Moments and lists as Spanish writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

# So that an hour never breaks at the end of a line.
HARD_SPACE = "\u00a0"


def clock_words(moment: datetime) -> str:
    """`2:30 p. m.`"""
    local = timezone.localtime(moment)
    half = "a" if local.hour < 12 else "p"
    return f"{date_format(local, 'g:i')}{HARD_SPACE}{half}.{HARD_SPACE}m."


def day_words(day: date) -> str:
    """`martes 3 de marzo de 2026`."""
    return date_format(day, r"l j \d\e F \d\e Y").lower()


def moment_words(moment: datetime) -> str:
    """`martes 3 de marzo de 2026, 2:30 p. m.`; the first minute of a day is the day."""
    local = timezone.localtime(moment)
    return day_words(local) if is_whole_day(moment) else f"{day_words(local)}, {clock_words(moment)}"


def short_moment_words(moment: datetime) -> str:
    """`3 mar, 2:30 p. m.`, for a chip; the first minute of a day is the day."""
    day = date_format(timezone.localtime(moment), "j M").lower()
    return day if is_whole_day(moment) else f"{day}, {clock_words(moment)}"


def is_whole_day(moment: datetime) -> bool:
    """Whether a moment is the very beginning of a day: nobody says «12:00 a. m.»."""
    return timezone.localtime(moment).time() == time.min


def list_words(words: Sequence[str]) -> str:
    """`banner, correo y afiche`."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s y %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
