"""A telephone interview, or a paper with its owner's name: the same answer, counted once per person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pregon.forms.public import FormVersion, NotReady, controls_of, current_version, read_typed, render_fields
from pregon.kernel.references import new_code
from pregon.surveys.public import (
    can_capture,
    capture_paper,
    capture_phone,
    has_answered,
    may_capture,
    next_sheet,
)

from ..access import access_participant, require
from ..models import Participant
from .making import crumbs

PAPER, PHONE = "papel", "llamada"


@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, pk: int, source: str) -> HttpResponse:
    """One page with every question. Saved, the list comes back with the next one to call."""
    if source not in (PAPER, PHONE):
        raise Http404
    person = access_participant(request.user, pk)
    require(may_capture(request.user))
    survey = person.diagnosis.survey
    version = current_version(survey.form)
    if version is None or not can_capture(survey) or has_answered(survey, person.mark):
        messages.error(request, _("Esa persona ya respondió, o la encuesta no recibe respuestas."))
        return redirect("diagnosis:participants", pk=person.diagnosis_id)
    if request.method != "POST":
        return _page(request, person, version, source)
    try:
        _capture(request, person, version, source)
    except NotReady as error:
        return _page(request, person, version, source, wrong=error.checked.errors)
    except ValidationError as error:
        return _page(request, person, version, source, problems=error.messages)
    messages.success(request, _("Respuesta guardada, sin el nombre."))
    return redirect("diagnosis:participants", pk=person.diagnosis_id)


def _capture(request: HttpRequest, person: Participant, version: FormVersion, source: str) -> None:
    """Raises `NotReady` and `ValidationError`."""
    survey, typed = person.diagnosis.survey, read_typed(version, request.POST)
    if not any(typed.values()):
        raise ValidationError(_("No hay ninguna respuesta. Marque al menos una."))
    key = request.POST.get("clave", "")[:40] or new_code(24)
    if source == PHONE:
        capture_phone(survey, typed, key=key, actor=request.user, mark=person.mark)
    else:
        capture_paper(survey, typed, sheet=next_sheet(survey), key=key, actor=request.user, mark=person.mark)


def _page(
    request: HttpRequest,
    person: Participant,
    version: FormVersion,
    source: str,
    *,
    wrong: dict[str, Any] | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    is_wrong = bool(wrong or problems)
    typed = read_typed(version, request.POST) if is_wrong else {}
    controls = controls_of(version.definition.fields, typed, wrong or {})
    context = {
        "person": person,
        "crumbs": crumbs(person.diagnosis),
        "is_paper": source == PAPER,
        "key": request.POST.get("clave", "")[:40] if is_wrong else new_code(24),
        "fields": render_fields(controls),
        "wrong": [control for control in controls if control.error],
        "problems": problems or [],
    }
    return render(request, "diagnosis/interview.html", context, status=422 if is_wrong else 200)
