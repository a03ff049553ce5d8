"""One survey in the back office: where it stands, what comes next, how the answers come in, what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import ModelLogEntry

from pregon.committee.public import decision_for, waiting_since, waiting_words
from pregon.forms.public import can_design_forms, counts, current_version

from .. import rules
from ..access import access_survey, require
from ..announcing import announce_url
from ..domain.capture import can_capture
from ..domain.moves import (
    KIND,
    close_survey,
    is_allowed,
    open_survey,
    problems_of_opening,
    propose_survey,
    publish_results,
)
from ..enums import Level, ResultsPolicy, State
from ..models import SecondCapture, Survey
from ..queries import live
from ..results.results import Results, results_of
from ..results.shown import shown
from .making import crumbs

Step = Callable[..., object]
May = Callable[[Any], bool]
STEPS: dict[str, tuple[Step, May, Any]] = {
    "pedir": (
        propose_survey,
        rules.can_write,
        gettext_lazy("La encuesta quedó en el Comité. Aquí se verá cuando decida."),
    ),
    "abrir": (open_survey, rules.can_open, gettext_lazy("La encuesta está abierta.")),
    "cerrar": (
        close_survey,
        rules.can_open,
        gettext_lazy("La encuesta está cerrada. Ya nadie puede responder en línea."),
    ),
    "publicar": (publish_results, rules.can_open, gettext_lazy("Los resultados están publicados.")),
}
LAST = 12


@require_safe
def survey_page(request: HttpRequest, pk: int) -> HttpResponse:
    """State, next step, answers as they come in, and the ways to everything else."""
    survey = access_survey(request.user, pk)
    user = request.user
    numbers = live(survey)
    since = waiting_since(KIND, [survey.pk]).get(str(survey.pk))
    context = {
        "survey": survey,
        "crumbs": crumbs(),
        "live": numbers,
        "highest": max((n for _day, n in numbers.by_day), default=0),
        "drafts": counts(survey.form).open_drafts,
        "waiting": waiting_words(since) if since else "",
        "decision": decision_for(KIND, survey.pk),
        "next": None if since else next_step(survey, user),
        "problems": problems_of_opening(survey) if survey.state == State.DRAFT else [],
        "version": current_version(survey.form),
        "questions": len(survey.form.definition.fields),
        "is_public": survey.state in (State.OPEN, State.CLOSED, State.PUBLISHED),
        "can_write": rules.can_write(user),
        "can_design": can_design_forms(user),
        "can_capture": rules.can_capture(user) and can_capture(survey),
        "can_read": rules.can_read_answers(user),
        "uses_codes": survey.level == Level.CODE,
        "announce": announce_url(survey) if user.has_perm("outreach.add_piece") else "",
        "unsettled": SecondCapture.objects.filter(answer__survey=survey, settled_at=None).select_related("answer"),
        "history": ModelLogEntry.objects.for_instance(survey).select_related("user")[:LAST],
        "can_reopen": rules.can_open(user) and survey.state == State.CLOSED and not survey.is_over(timezone.now()),
    }
    return render(request, "surveys/survey.html", context)


def next_step(survey: Survey, user: Any) -> tuple[str, str] | None:
    """The one button of the page: its step and its words; None when there is none for this person."""
    if survey.state == State.DRAFT and not is_allowed(survey):
        return ("pedir", _("Llevar al Comité")) if rules.can_write(user) else None
    if not rules.can_open(user):
        return None
    publishes = survey.results_policy == ResultsPolicy.AT_CLOSE
    return {
        State.DRAFT: ("abrir", _("Abrir la encuesta")),
        State.OPEN: ("cerrar", _("Cerrar la encuesta")),
        State.CLOSED: ("publicar", _("Publicar los resultados")) if publishes else None,
    }.get(State(survey.state))


@require_POST
def take_step(request: HttpRequest, pk: int) -> HttpResponse:
    """A move from one state to the next."""
    step, may, done = STEPS.get(request.POST.get("paso", ""), (None, rules.can_see, ""))
    survey = access_survey(request.user, pk, may=may)
    if step is None:
        raise Http404
    try:
        step(survey, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return redirect("surveys:survey", pk=pk)


@require_safe
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers before they are public, as the public will see them."""
    survey = access_survey(request.user, pk)
    require(rules.can_read_answers(request.user) or survey.state == State.PUBLISHED)
    found = results_of(survey)
    context = {"survey": survey, "crumbs": crumbs(survey), "results": found, "charts": charts(found)}
    return render(request, "surveys/results.html", context)


def charts(found: Results) -> SafeString:
    """The same charts and tables as on the public page."""
    questions = [shown(question) for question in found.questions]
    html = get_template("surveys/questions.html.jinja").render({"questions": questions})
    return mark_safe(html)  # noqa: S308 - rendered with autoescape
