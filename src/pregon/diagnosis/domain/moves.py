"""From preparing to approved, or to «sin diagnóstico». Each move happens once, however often it is asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import note, record_fact
from pregon.surveys.public import SMALLEST, Survey, close_survey, open_survey
from pregon.surveys.public import State as SurveyState

from ..answers import tally_of
from ..enums import State
from ..found import media_keys
from ..measures import DIAGNOSES_APPROVED
from ..models import Diagnosis
from .assume import fill_assumptions

REVIEW_AFTER = timedelta(days=90)
NOT_OPEN = (SurveyState.CLOSED, SurveyState.PUBLISHED)


@transaction.atomic
def start_asking(diagnosis: Diagnosis, *, actor: User | None) -> Diagnosis:
    """Opens the survey. Raises `ValidationError` with what is missing, the Committee's approval among it.

    Inviting people is its own step: see `invite`.
    """
    survey = _fresh(diagnosis).survey
    if survey.state != SurveyState.OPEN:
        open_survey(survey, actor=actor)
    return _move(diagnosis, State.ASKING, {State.PREPARING}, "diagnosis_ask", actor=actor)


@transaction.atomic
def close_diagnosis(diagnosis: Diagnosis, *, actor: User | None) -> Diagnosis:
    """Stops asking and counts. With fewer than five answers it goes on as «sin diagnóstico»: the plan never waits."""
    survey = _fresh(diagnosis).survey
    if survey.state == SurveyState.OPEN:
        close_survey(survey, actor=actor)
    tally = tally_of(survey, media_keys(diagnosis.audience))
    kept = tally.as_json()
    if tally.n >= SMALLEST:
        return _move(diagnosis, State.CLOSED, {State.ASKING}, "diagnosis_close", actor=actor, tally=kept)
    return go_without(diagnosis, actor=actor, reason=_nobody_words(diagnosis, tally.n))


def follow_survey(diagnosis: Diagnosis) -> None:
    """Keeps up with a survey that was opened or closed on its own page, or by its date; else it does nothing."""
    survey = _fresh(diagnosis).survey
    if diagnosis.state == State.PREPARING and survey.state != SurveyState.DRAFT:
        start_asking_again(diagnosis)
    if diagnosis.state == State.ASKING and survey.state in NOT_OPEN:
        close_diagnosis(diagnosis, actor=None)


def start_asking_again(diagnosis: Diagnosis) -> Diagnosis:
    """The survey is open already, or even closed: the diagnosis only notes that it was asked."""
    return _move(diagnosis, State.ASKING, {State.PREPARING}, "diagnosis_ask", actor=None)


@transaction.atomic
def count_again(diagnosis: Diagnosis, *, actor: User) -> Diagnosis:
    """After the close: counts papers that were typed meanwhile. What went without answers has a diagnosis after all.

    Raises `ValidationError` while fewer than five answered, and for what is approved.
    """
    tally = tally_of(_fresh(diagnosis).survey, media_keys(diagnosis.audience))
    if tally.n < SMALLEST:
        raise ValidationError(_("Todavía hay menos de 5 respuestas: no alcanza para un diagnóstico."))
    changes: dict[str, Any] = {"tally": tally.as_json(), "reason": "", "decided_at": None}
    allowed = {State.CLOSED, State.WITHOUT}
    return _move(diagnosis, State.CLOSED, allowed, "diagnosis_count", actor=actor, **changes)


@transaction.atomic
def approve_diagnosis(diagnosis: Diagnosis, *, actor: User) -> Diagnosis:
    """Puts it in force: the composer and the tactics go by it. Counts one diagnosis, once."""
    _fresh(diagnosis)
    if diagnosis.state == State.APPROVED:
        return diagnosis
    tally = tally_of(diagnosis.survey, media_keys(diagnosis.audience)).as_json()
    changes: dict[str, Any] = {"tally": tally, "decided_at": timezone.now(), "approved_by": actor}
    _move(diagnosis, State.APPROVED, {State.CLOSED}, "diagnosis_approve", actor=actor, **changes)
    record_fact(
        measure=DIAGNOSES_APPROVED.key,
        label=diagnosis.title,
        action=diagnosis.survey.action,
        source_kind="diagnosis",
        source_id=diagnosis.pk,
        happened_at=diagnosis.decided_at,
    )
    return diagnosis


@transaction.atomic
def go_without(diagnosis: Diagnosis, *, actor: User | None, reason: str, review_on: date | None = None) -> Diagnosis:
    """The plan goes on by assumptions, which are filled in from the catalogue and reviewed at a date.

    `actor` is None when the date came and nobody had answered. Raises `ValidationError` without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Escriba por qué no hay diagnóstico: sale en el plan.")})
    survey = _fresh(diagnosis).survey
    if survey.state == SurveyState.OPEN:
        close_survey(survey, actor=actor)
    changes: dict[str, Any] = {
        "reason": reason.strip()[:1000],
        "review_on": review_on or timezone.localdate() + REVIEW_AFTER,
        "decided_at": timezone.now(),
    }
    allowed = {State.PREPARING, State.ASKING, State.CLOSED}
    _move(diagnosis, State.WITHOUT, allowed, "diagnosis_without", actor=actor, **changes)
    fill_assumptions(diagnosis)
    return diagnosis


def _nobody_words(diagnosis: Diagnosis, n: int) -> str:
    asked = diagnosis.participants.filter(invited_at__isnull=False).count()
    told = _("Se preguntó y nadie respondió.") if not n else _("Respondieron menos de 5 personas: no alcanza.")
    if not asked:
        return told
    return _("Se invitó a %(asked)d personas. %(told)s") % {"asked": asked, "told": told}


def _fresh(diagnosis: Diagnosis) -> Diagnosis:
    """As it is stored now."""
    diagnosis.refresh_from_db()
    diagnosis.survey = Survey.objects.get(pk=diagnosis.survey_id)
    return diagnosis


def _move(
    diagnosis: Diagnosis, state: State, allowed: set[State], verb: str, *, actor: User | None, **changes: Any
) -> Diagnosis:
    moved = Diagnosis.objects.filter(pk=diagnosis.pk, state__in=allowed).update(state=state, **changes)
    if not moved:
        diagnosis.refresh_from_db(fields=["state"])
        words = _("El diagnóstico está «%(state)s»: ese paso ya no corresponde.")
        raise ValidationError(words % {"state": diagnosis.get_state_display()})
    diagnosis.refresh_from_db()
    note(diagnosis, verb, actor=actor)
    return diagnosis
