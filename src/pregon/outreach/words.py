"""Moments and lists as Spanish writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import Piece

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


def days_words(first: date | None, last: date | None) -> str:
    """When something is, as a poster says it: `Del 3 al 5 de diciembre de 2026`; the weekday when it is one day.

    The year is always said: a page stays for years, and the same words must not change with the day they are read.
    """
    if first and last and first != last:
        return _("Del %(first)s al %(last)s") % {"first": _first_day(first, last), "last": date_format(last)}
    if first and last:
        return _("El %(day)s") % {"day": day_words(first)}
    if first:
        return _("Desde el %(day)s") % {"day": day_words(first)}
    return _("Hasta el %(day)s") % {"day": day_words(last)} if last else ""


def _first_day(first: date, last: date) -> str:
    """The first of two days, without what the last one says again."""
    if first.year != last.year:
        return date_format(first)
    return date_format(first, "j" if first.month == last.month else "MONTH_DAY_FORMAT")


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


def when_and_where(piece: Piece) -> str:
    """`Del 3 al 5 de diciembre de 2026 · Parque principal`; "" when the piece says neither."""
    return " · ".join(filter(None, [days_words(piece.starts_on, piece.ends_on), piece.place]))


def list_words(words: Sequence[str]) -> str:
    """`banner, correo y afiche`."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s y %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
