"""Moments of a cron line, in the municipality's time: «minute hour day month weekday»."""

from __future__ import annotations

from datetime import datetime, timedelta

from dateutil.rrule import DAILY, rrule
from django.utils import timezone

# Field by field, the numbers that may appear; weekday 0 and 7 are both Sunday, as in crontab(5).
_RANGES = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)]

# From one 29th of February to the next it is eight years at most.
LONGEST_PAUSE = timedelta(days=9 * 366)


class InvalidCron(Exception):
    """The text is no cron line: a fault of the program."""


def next_moment(line: str, *, after: datetime) -> datetime:
    """The first moment of `line` later than `after`."""
    minutes, hours, days, months, weekdays = _fields(line)
    start = timezone.make_naive(after)
    limits = {"dtstart": _midnight(start), "until": start + LONGEST_PAUSE}
    common = {"byhour": hours, "byminute": minutes, "bysecond": 0, "bymonth": months, **limits}
    rules = [rrule(DAILY, **common, **which) for which in _which_days(line, days, weekdays)]
    found = [moment for rule in rules if (moment := rule.after(start))]
    if not found:
        raise InvalidCron(line)
    return timezone.make_aware(min(found))


def _which_days(line: str, days: list[int], weekdays: list[int]) -> list[dict[str, list[int]]]:
    """As in crontab(5): when both day and weekday are restricted, either is enough."""
    _minute, _hour, day, _month, weekday = line.split()
    by_weekday = {"byweekday": [(number - 1) % 7 for number in weekdays]}
    if day != "*" and weekday != "*":
        return [{"bymonthday": days}, by_weekday]
    return [by_weekday] if weekday != "*" else [{"bymonthday": days}]


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _fields(line: str) -> list[list[int]]:
    parts = line.split()
    if len(parts) != len(_RANGES):
        raise InvalidCron(line)
    try:
        return [_numbers(part, *limits) for part, limits in zip(parts, _RANGES, strict=True)]
    except ValueError as error:
        raise InvalidCron(line) from error


def _numbers(text: str, low: int, high: int) -> list[int]:
    chosen: set[int] = set()
    for piece in text.split(","):
        span, _slash, step = piece.partition("/")
        first, _dash, last = (f"{low}-{high}" if span == "*" else span).partition("-")
        chosen.update(range(int(first), int(last or first) + 1, int(step or 1)))
    if not chosen or min(chosen) < low or max(chosen) > high:
        raise ValueError(text)
    return sorted(chosen)
