"""What surveys add to an action's page, to «Hoy», to the records of a number and to a form's way home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pregon.committee.public import Subject
from pregon.forms.public import Form, Purpose, purposes
from pregon.people.public import User
from pregon.plans.public import (
    Action,
    ActionButton,
    Channel,
    TimelineItem,
    TodayItem,
    action_buttons,
    fact_sources,
    public_fact_sources,
    timeline_providers,
    today_providers,
)

from . import rules
from .enums import ResultsPolicy, State
from .models import Answer, Survey
from .queries import closing_soon, without_results
from .templates_shipped import PURPOSE

# The characters of a survey that an agenda shows.
MOST_SAID = 600


def register() -> None:
    """Called once, when the applications are ready."""
    purposes.register(PURPOSE, Purpose(gettext_lazy("Encuesta"), home_of_form))
    fact_sources.register("survey", office_address)
    fact_sources.register("survey_answer", office_address_of_answer)
    public_fact_sources.register("survey", public_address)
    timeline_providers.register("surveys", timeline)
    today_providers.register("surveys", today)
    button = ActionButton(
        gettext_lazy("Hacer una encuesta"), "surveys:create_for", "surveys.add_survey", frozenset({Channel.SURVEY})
    )
    action_buttons.register("survey", button)


def home_of_form(form: Form) -> str:
    """The survey that asks these questions; the list while there is none."""
    survey = Survey.objects.filter(form=form).first()
    return reverse("surveys:survey", args=[survey.pk]) if survey else reverse("surveys:list")


def subject(object_id: str) -> Subject:
    """A survey for the Committee: what it is for and what it asks. Raises `LookupError` when there is none."""
    survey = Survey.objects.filter(pk=object_id).select_related("form").first()
    if survey is None:
        raise LookupError(object_id)
    asked = "\n".join(field.label for field in survey.form.definition.fields)
    return Subject(survey.title, f"{survey.question}\n{asked}"[:MOST_SAID], reverse("surveys:survey", args=[survey.pk]))


def timeline(action: Action) -> Iterator[TimelineItem]:
    """Each survey of the action, with how many answered."""
    answered = Count("answers", filter=Q(answers__withdrawn_at=None))
    for survey in Survey.objects.filter(action=action).annotate(answered=answered):
        told = ngettext("%(n)d respuesta", "%(n)d respuestas", survey.answered) % {"n": survey.answered}
        yield TimelineItem(
            at=survey.opened_at or survey.created_at,
            title=survey.title,
            chip=_("Encuesta"),
            state=f"{survey.get_state_display()} · {told}",
            url=reverse("surveys:survey", args=[survey.pk]),
            is_done=survey.state != State.DRAFT,
        )


def today(user: User, day: date) -> Iterator[TodayItem]:
    """What closes soon, what closed and waits for its results."""
    if rules.can_open(user):
        for survey in closing_soon(timezone.now()):
            assert survey.closes_at  # noqa: S101 - the query asks for it
            due = timezone.localdate(survey.closes_at)
            yield _item(survey, _("Cierra pronto, recuérdela: %(title)s"), _("Ver cómo va"), due)
        for survey in without_results():
            due = timezone.localdate(survey.closed_at) if survey.closed_at else day
            yield _item(survey, _("Publicar los resultados: %(title)s"), _("Publicar"), due)


def _item(survey: Survey, title: str, button: str, due: date) -> TodayItem:
    return TodayItem(
        title=title % {"title": survey.title},
        action_title=survey.action.title if survey.action else "",
        chip=_("Encuesta"),
        due_on=due,
        person=str(survey.created_by or ""),
        url=reverse("surveys:survey", args=[survey.pk]),
        button=button,
    )


def office_address(source_id: str) -> str:
    """Where the staff sees the survey behind a fact; "" when it is gone."""
    return reverse("surveys:survey", args=[source_id]) if Survey.objects.filter(pk=source_id).exists() else ""


def office_address_of_answer(source_id: str) -> str:
    """The survey, not the answer: who may see numbers may not read what somebody said."""
    answer = Answer.objects.filter(pk=source_id).only("survey_id").first()
    return reverse("surveys:survey", args=[answer.survey_id]) if answer else ""


def public_address(source_id: str) -> str:
    """The results when they are out, else the survey; "" when it has no address."""
    survey = Survey.objects.filter(pk=source_id).exclude(state=State.DRAFT).first()
    if survey is None:
        return ""
    is_out = survey.state == State.PUBLISHED and survey.results_policy != ResultsPolicy.NEVER
    return reverse("survey_results" if is_out else "survey", args=[survey.slug])
