"""Dates and periods as people write them in a plan."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from pregon.kernel.folding import fold

from .words import word_list

MONTHS = word_list("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_MONTH = (
    r"(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|mayo?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|set(?:iembre)?"
    r"|sep(?:tiembre)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?)"
)
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b")
_DAY_IN_WORDS = re.compile(rf"\b(\d{{1,2}})(?:o|°|ro)? (?:de )?({_MONTH})\.?(?:,? (?:de |del )?(\d{{4}}))?\b")
_MONTH_IN_WORDS = re.compile(rf"\b({_MONTH})\b\.?(?:,?[ -]?(?:de |del )?(\d{{4}}))?")
_YEAR = re.compile(r"\b(20\d{2})\b")

Period = tuple[date, date]


def period_of(text: str) -> Period | None:
    """First and last day that `text` names: a day, a month, "enero a marzo de 2026". None without a year.

    Days come before months, as in Colombia ("03/04/2026" is 3 April).
    """
    folded = fold(text)
    spans = _exact_days(folded) or _months(folded)
    if spans is None or not spans:
        return None
    first, last = spans[0][0], spans[-1][1]
    return (first, last) if first <= last else None


def day_of(text: str, *, last: bool = False) -> date | None:
    """The day that `text` names; of a month, its first day or its last one."""
    period = period_of(text)
    return period[1 if last else 0] if period else None


def _exact_days(folded: str) -> list[Period]:
    found = [(hit.start(), _day(hit[1], hit[2], hit[3])) for hit in _ISO.finditer(folded)]
    if not found:
        found = [(hit.start(), _day(_full_year(hit[3]), hit[2], hit[1])) for hit in _DAY_FIRST.finditer(folded)]
    if not found:
        found = _days_in_words(folded)
    days = [day for _, day in sorted(found, key=lambda pair: pair[0]) if day]
    return [(day, day) for day in days]


def _days_in_words(folded: str) -> list[tuple[int, date | None]]:
    year = _last_year(folded)
    hits = list(_DAY_IN_WORDS.finditer(folded))
    return [(hit.start(), _day(hit[3] or year, str(_month_number(hit[2])), hit[1])) for hit in hits]


def _months(folded: str) -> list[Period] | None:
    """Months without a day; a year named once goes for all of them."""
    year = _last_year(folded)
    hits = [(hit[1], hit[2] or year) for hit in _MONTH_IN_WORDS.finditer(folded)]
    if any(not year_of_month for _, year_of_month in hits):
        return None
    return [_whole_month(int(of_year), _month_number(month)) for month, of_year in hits]


def _whole_month(year: int, month: int) -> Period:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month_number(word: str) -> int:
    word = "sep" if word.startswith("set") else word
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3] == word[:3])


def _last_year(folded: str) -> str:
    years = _YEAR.findall(folded)
    return years[-1] if years else ""


def _full_year(year: str) -> str:
    return f"20{year}" if len(year) == 2 else year


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
