"""Where each audience stands, a new diagnosis, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import ModelLogEntry

from pregon.committee.public import waiting_since, waiting_words
from pregon.plans.public import Audience, Plan, current_plan
from pregon.surveys.public import live, may_capture

from .. import rules
from ..access import access_diagnosis, require
from ..charts import progress_chart
from ..domain.create import TITLES, create_diagnosis
from ..enums import State
from ..forms import NewDiagnosisForm
from ..found import findings_of
from ..models import Diagnosis
from ..next_step import next_step
from ..queries import Progress, diagnoses_of, in_force, progress
from ..reasons import mix_names
from ..schedule import Schedule, schedule_for

SURVEY_KIND = "survey"
LAST = 12


@dataclass(frozen=True)
class Row:
    """An audience: what is under way or newest, and what the plan goes by."""

    audience: str
    label: str
    diagnosis: Diagnosis | None
    in_force: Diagnosis | None
    progress: Progress | None
    earlier: list[Diagnosis]
    can_begin: bool
    n: int
    media: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Both audiences: state, next step, who answered."""
    require(rules.can_see(request.user))
    plan = current_plan()
    context = {
        "plan": plan,
        "rows": [_row(plan, audience) for audience in Audience] if plan else [],
        "can_manage": rules.can_manage(request.user),
    }
    return render(request, "diagnosis/home.html", context)


def _row(plan: Plan, audience: Audience) -> Row:
    found = list(diagnoses_of(plan).filter(audience=audience))
    newest = found[0] if found else None
    valid = in_force(plan, audience)
    findings = findings_of(newest) if newest and newest.is_in_force else None
    return Row(
        audience.value,
        str(audience.label),
        newest,
        valid,
        progress(newest) if newest and newest.state == State.ASKING else None,
        found[1:],
        can_begin=newest is None or newest.is_in_force,
        n=findings.tally.n if findings else 0,
        media=" · ".join(mix_names(findings.mix)) if findings else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, audience: str) -> HttpResponse:
    """A new diagnosis of an audience, with its survey ready."""
    require(rules.can_manage(request.user))
    plan = current_plan()
    if plan is None or audience not in Audience.values:
        raise Http404
    form = NewDiagnosisForm(request.POST or None, plan=plan, initial={"title": TITLES[audience]})
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "closes_at": form.cleaned_data["closes_on"]}
        data.pop("closes_on")
        try:
            diagnosis = create_diagnosis(plan=plan, audience=audience, actor=request.user, **data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("El diagnóstico está en preparación. Agregue a quienes va a preguntar."))
            return redirect("diagnosis:diagnosis", pk=diagnosis.pk)
    label = Audience(audience).label
    context = {"form": form, "crumbs": crumbs(), "audience": label, "is_internal": audience == Audience.INTERNAL}
    return render(request, "diagnosis/create.html", context, status=422 if form.errors else 200)


@require_safe
def diagnosis_page(request: HttpRequest, pk: int) -> HttpResponse:
    """State, next step, answers by office, what comes by itself, and the ways to everything else."""
    diagnosis = access_diagnosis(request.user, pk)
    numbers = progress(diagnosis)
    since = waiting_since(SURVEY_KIND, [diagnosis.survey_id]).get(str(diagnosis.survey_id))
    context = {
        "diagnosis": diagnosis,
        "survey": diagnosis.survey,
        "crumbs": crumbs(),
        "progress": numbers,
        "chart": progress_chart(numbers) if numbers.offices else "",
        "live": live(diagnosis.survey),
        "next": next_step(diagnosis, request.user, numbers),
        "waiting": waiting_words(since) if since else "",
        "moments": _moments(schedule_for(diagnosis)) if diagnosis.state == State.ASKING else [],
        "can_manage": rules.can_manage(request.user),
        "can_see_participants": rules.can_see_participants(request.user),
        "can_capture": may_capture(request.user),
        "can_go_without": rules.can_manage(request.user) and not diagnosis.is_in_force,
        "history": ModelLogEntry.objects.for_instance(diagnosis).select_related("user")[:LAST],
    }
    return render(request, "diagnosis/diagnosis.html", context)


def _moments(schedule: Schedule | None) -> list[tuple[str, Any]]:
    if schedule is None:
        return []
    return [
        (_("Empezó"), schedule.begins),
        (_("Primer recordatorio"), schedule.first),
        (_("Segundo recordatorio"), schedule.second),
        (_("Aviso al líder GEL"), schedule.escalation),
        (_("Cierra sola"), schedule.ends),
    ]


def crumbs(diagnosis: Diagnosis | None = None) -> list[tuple[str, str]]:
    """The way back up."""
    way = [(_("Diagnóstico"), reverse("diagnosis:home"))]
    return [*way, (diagnosis.title, reverse("diagnosis:diagnosis", args=[diagnosis.pk]))] if diagnosis else way
