"""When people are reminded: two mails, then the GEL leader, all before the close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.outreach.public import moment_words

from .models import Diagnosis

# Parts of the time between opening and close.
FIRST, SECOND, ESCALATION = 0.4, 0.7, 0.85
# When nobody said until when.
WITHOUT_CLOSE = timedelta(days=14)
# Nobody is written to twice within a day, nor at night.
PAUSE = timedelta(hours=24)
FIRST_HOUR, LAST_HOUR = 7, 18


@dataclass(frozen=True)
class Schedule:
    """Moments in their order."""

    begins: datetime
    first: datetime
    second: datetime
    escalation: datetime
    ends: datetime

    def due(self, now: datetime) -> int:
        """How many reminders everybody should have had by now: 0, 1 or 2."""
        return (now >= self.first) + (now >= self.second)


def schedule_of(begins: datetime, ends: datetime | None) -> Schedule:
    """Spreads the reminders over the time there is."""
    ends = ends or begins + WITHOUT_CLOSE
    first, second, escalation = (begins + (ends - begins) * part for part in (FIRST, SECOND, ESCALATION))
    return Schedule(begins, first, second, escalation, ends)


def schedule_for(diagnosis: Diagnosis) -> Schedule | None:
    """None before it is asked."""
    survey = diagnosis.survey
    return schedule_of(survey.opened_at, survey.closes_at) if survey.opened_at else None


def is_decent_hour(now: datetime) -> bool:
    """Whether a mail may leave by itself at this moment, by the clock of the municipality."""
    return FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR


def until_words(diagnosis: Diagnosis) -> str:
    closes = diagnosis.survey.closes_at
    return moment_words(closes) if closes else _("día en que se cierre")
