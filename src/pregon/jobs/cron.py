"""Moments of a cron line, in the municipality's time: «minute hour day month weekday», as in crontab(5)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import product

from django.utils import timezone

# Field by field, the numbers that may appear; weekday 0 and 7 are both Sunday.
_RANGES = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)]
# From one 29th of February to the next it is eight years at most.
_LONGEST_PAUSE_DAYS = 9 * 366


class InvalidCron(Exception):
    """The text is no cron line, or names no day that exists: a fault of the program."""


def next_moment(line: str, *, after: datetime) -> datetime:
    """The first moment of `line` later than `after`."""
    minutes, hours, *which_days = _fields(line)
    start = timezone.make_naive(after)
    for offset in range(_LONGEST_PAUSE_DAYS):
        day = start.date() + timedelta(days=offset)
        if not _is_day(line, day, *which_days):
            continue
        for hour, minute in product(hours, minutes):
            moment = datetime.combine(day, time(hour, minute))
            if moment > start:
                return timezone.make_aware(moment)
    raise InvalidCron(line)


def _is_day(line: str, day: date, days: list[int], months: list[int], weekdays: list[int]) -> bool:
    """When both day and weekday are restricted, either is enough."""
    in_days, in_weekdays = day.day in days, day.isoweekday() % 7 in {number % 7 for number in weekdays}
    _minute, _hour, day_field, _month, weekday_field = line.split()
    both = day_field != "*" and weekday_field != "*"
    return day.month in months and ((in_days or in_weekdays) if both else (in_days and in_weekdays))


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
