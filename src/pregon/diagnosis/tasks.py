"""What diagnoses do by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.jobs.public import periodic

from .domain.moves import follow_survey
from .domain.remind import keep_asking
from .enums import State
from .models import Diagnosis

UNDER_WAY = (State.PREPARING, State.ASKING)


@periodic(every=timedelta(minutes=15), label=_("Recordar las encuestas del diagnóstico y cerrarlas a tiempo"))
def keep_pace() -> None:
    """Follows each survey, then reminds; one that fails holds up no other and fails the job at the end."""
    failures = []
    for diagnosis in Diagnosis.objects.filter(state__in=UNDER_WAY).select_related("survey"):
        try:
            follow_survey(diagnosis)
            keep_asking(diagnosis, timezone.now())
        except Exception as error:
            error.add_note(f"diagnosis {diagnosis.pk}")
            failures.append(error)
    if failures:
        raise ExceptionGroup("some diagnoses were not looked after; they are tried again", failures)
