"""Days and hours as a person says them, on the clock of the municipality."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def moment_words(moment: datetime | None) -> str:
    """`5 de marzo de 2026, 2:30 p.m.`; nothing for nothing. It ends in a full stop: a sentence adds no other."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT").lower() if moment else ""


def day_words(moment: datetime) -> str:
    """`5 de marzo de 2026`."""
    return date_format(timezone.localtime(moment), "DATE_FORMAT").lower()
