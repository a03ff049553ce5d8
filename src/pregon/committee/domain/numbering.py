"""Consecutive numbers per year: never the same twice, none left out."""

from __future__ import annotations

from django.db.models import F

from ..models import Series

SESSIONS, CONSULTATIONS, ACTS = "sessions", "consultations", "acts"


def next_number(series: str, year: int) -> int:
    """The next number of a series. Call it inside the transaction that uses it: rolled back, the number is free again.

    The update holds the row, so that of two at once the second waits for the first.
    """
    Series.objects.get_or_create(name=series, year=year)
    rows = Series.objects.filter(name=series, year=year)
    rows.update(last=F("last") + 1)
    return rows.get().last
