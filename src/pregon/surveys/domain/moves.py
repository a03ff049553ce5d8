"""From draft to published results. Each move happens once, however often and by however many it is asked."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.committee.public import decision_for, request_decision
from pregon.forms.public import InvalidDefinition, publish_version
from pregon.people.public import User
from pregon.plans.public import Channel, note, record_fact, topics_need_committee
from pregon.portal.public import purge_pages

from ..enums import ResultsPolicy, State
from ..measures import SURVEYS_PUBLISHED
from ..models import Survey

KIND = "survey"


@transaction.atomic
def propose_survey(survey: Survey, *, actor: User | None) -> None:
    """Brings a draft before the Committee; while it waits there, asked again nothing happens.

    Raises `ValidationError` for a survey that was opened.
    """
    survey.refresh_from_db()
    if survey.state != State.DRAFT:
        raise ValidationError(_("La encuesta ya se abrió."))
    request_decision(KIND, survey.pk, actor=actor)
    note(survey, "survey_propose", actor=actor)


def is_allowed(survey: Survey) -> bool:
    """Whether nothing that the plan asks of the Committee is missing before the survey opens."""
    if not topics_need_committee():
        return True
    decision = decision_for(KIND, survey.pk)
    return bool(decision and decision.is_approved)


@transaction.atomic
def open_survey(survey: Survey, *, actor: User | None) -> Survey:
    """Publishes the form's draft as the version that is answered, and lets people answer from `opens_at` on.

    A closed one may be opened again while its results are not published. Raises `ValidationError` with everything
    that is missing.
    """
    survey.refresh_from_db()
    if problems := problems_of_opening(survey):
        raise ValidationError(problems)
    try:
        publish_version(survey.form, actor=actor)
    except InvalidDefinition as error:
        raise ValidationError([problem.text for problem in error.problems]) from error
    now = timezone.now()
    first = survey.opened_at or max(survey.opens_at or now, now)
    _move(survey, State.OPEN, {State.DRAFT, State.CLOSED}, "survey_open", actor=actor, opened_at=first, closed_at=None)
    count_survey(survey)
    return survey


def problems_of_opening(survey: Survey) -> list[str]:
    """What keeps the survey from being opened, in words."""
    asked = len(survey.form.definition.fields)
    found = {
        _("Agregue al menos una pregunta."): asked == 0,
        _("En la página de inicio cabe una sola pregunta. Quite las demás o no la muestre allí."): survey.is_poll
        and asked > 1,
        _("La fecha de cierre ya pasó. Cámbiela."): survey.is_over(timezone.now()),
        _("Falta la aprobación del Comité: en este plan él aprueba los temas."): not is_allowed(survey),
    }
    return [words for words, wrong in found.items() if wrong]


def count_survey(survey: Survey) -> None:
    """One survey published, once, however often it opens."""
    record_fact(
        measure=SURVEYS_PUBLISHED.key,
        label=survey.title,
        action=survey.action,
        channel=Channel.SURVEY,
        source_kind="survey",
        source_id=survey.pk,
        happened_at=survey.opened_at,
    )


@transaction.atomic
def close_survey(survey: Survey, *, actor: User | None) -> Survey:
    """Nobody answers any more; papers that wait may still be captured. `actor` is None when the date came."""
    return _move(survey, State.CLOSED, {State.OPEN}, "survey_close", actor=actor, closed_at=timezone.now())


@transaction.atomic
def publish_results(survey: Survey, *, actor: User | None) -> Survey:
    """Shows the results to everybody. Raises `ValidationError` when the promise was that they are not shown."""
    if survey.results_policy == ResultsPolicy.NEVER:
        raise ValidationError(_("A quienes respondieron se les dijo que los resultados no se publican."))
    if survey.answers.filter(second_capture__isnull=False, second_capture__settled_at=None).exists():
        raise ValidationError(_("Hay hojas capturadas dos veces con diferencias. Decida primero qué queda."))
    return _move(survey, State.PUBLISHED, {State.CLOSED}, "survey_results", actor=actor, published_at=timezone.now())


def close_if_due(survey: Survey) -> None:
    """Closes a survey whose date came; asked again, or too early, it does nothing."""
    survey.refresh_from_db()
    if survey.state == State.OPEN and survey.is_over(timezone.now()):
        close_survey(survey, actor=None)


def _move(
    survey: Survey,
    state: State,
    allowed: set[State],
    verb: str,
    *,
    actor: User | None,
    **changes: Any,
) -> Survey:
    moved = Survey.objects.filter(pk=survey.pk, state__in=allowed).update(state=state, **changes)
    if not moved:
        survey.refresh_from_db(fields=["state"])
        words = _("La encuesta está «%(state)s»: ese paso ya no corresponde.")
        raise ValidationError(words % {"state": survey.get_state_display()})
    survey.refresh_from_db()
    purge_pages()
    note(survey, verb, actor=actor)
    if survey.action:
        note(survey.action, f"{verb}_action", actor=actor, title=survey.title)
    return survey
