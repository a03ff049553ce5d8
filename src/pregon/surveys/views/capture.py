"""Typing papers and telephone calls fast: one page, numbers and arrows, save and next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pregon.forms.public import FormVersion, NotReady, controls_of, current_version, read_typed, render_fields
from pregon.kernel.references import new_code

from .. import rules
from ..access import access_answer, access_survey
from ..domain.capture import (
    can_capture,
    capture_again,
    capture_paper,
    capture_phone,
    differences,
    next_sheet,
    settle,
)
from ..domain.marks import WrongDocument, code_mark, document_mark
from ..enums import Level
from ..models import Answer, SecondCapture, Survey
from .gate import DOCUMENTS
from .making import crumbs

PAPER, PHONE = "papel", "telefono"


@dataclass(frozen=True)
class Wrong:
    """What keeps a sheet from being kept: of questions, and of the sheet itself."""

    of_questions: dict[str, Any]
    of_sheet: list[str]


@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: HttpRequest, pk: int, source: str) -> HttpResponse:
    """A sheet or a call; saved, the next one is in front."""
    if source not in (PAPER, PHONE):
        raise Http404
    survey = access_survey(request.user, pk, may=rules.can_capture)
    version = current_version(survey.form)
    if version is None or not can_capture(survey):
        messages.error(request, _("La encuesta no recibe respuestas en este momento."))
        return redirect("surveys:survey", pk=pk)
    if request.method != "POST":
        return _page(request, survey, version, source)
    try:
        answer = _capture(request, survey, version, source)
    except NotReady as error:
        return _page(request, survey, version, source, Wrong(error.checked.errors, []))
    except WrongDocument as error:
        return _page(request, survey, version, source, Wrong({}, [str(error)]))
    except ValidationError as error:
        return _page(request, survey, version, source, Wrong({}, error.messages))
    _say(request, answer)
    return redirect("surveys:capture", pk=pk, source=source)


def _capture(request: HttpRequest, survey: Survey, version: FormVersion, source: str) -> Answer:
    """Raises `NotReady`, `WrongDocument` and `ValidationError`."""
    typed, key = read_typed(version, request.POST), request.POST.get("clave", "")[:40] or new_code(24)
    mark = _mark(request, survey)
    if source == PHONE:
        return capture_phone(survey, typed, key=key, actor=request.user, mark=mark)
    sheet = request.POST.get("hoja", "")
    if not (sheet.isdecimal() and 0 < int(sheet[:9]) == int(sheet)):
        raise ValidationError(_("Escriba el número de la hoja."))
    return capture_paper(survey, typed, sheet=int(sheet), key=key, actor=request.user, mark=mark)


def _mark(request: HttpRequest, survey: Survey) -> str:
    """Of a paper that says whose it is; most do not."""
    number = request.POST.get("numero", "").strip()[:60]
    if not number or survey.level not in (Level.CODE, Level.DOCUMENT):
        return ""
    if survey.level == Level.DOCUMENT:
        return document_mark(survey, request.POST.get("tipo", "CC"), number)
    mark = code_mark(survey, number)
    if not mark:
        raise WrongDocument(_("Ese código no es de esta encuesta."))
    return mark


def _say(request: HttpRequest, answer: Answer) -> None:
    if answer.sheet:
        messages.success(request, _("Hoja %(n)d guardada.") % {"n": answer.sheet})
    else:
        messages.success(request, _("Llamada guardada con el número %(n)s.") % {"n": answer.receipt.upper()})


def _page(
    request: HttpRequest, survey: Survey, version: FormVersion, source: str, wrong: Wrong | None = None
) -> HttpResponse:
    typed = read_typed(version, request.POST) if wrong else {}
    controls = controls_of(version.definition.fields, typed, wrong.of_questions if wrong else {})
    context = {
        "survey": survey,
        "crumbs": crumbs(survey),
        "is_paper": source == PAPER,
        "other_url": reverse("surveys:capture", args=[survey.pk, PHONE if source == PAPER else PAPER]),
        "sheet": request.POST.get("hoja", "") if wrong else next_sheet(survey),
        "key": request.POST.get("clave", "")[:40] if wrong else new_code(24),
        "fields": render_fields(controls),
        "wrong": [control for control in controls if control.error],
        "problems": wrong.of_sheet if wrong else [],
        "asks_who": survey.level in (Level.CODE, Level.DOCUMENT),
        "documents": DOCUMENTS if survey.level == Level.DOCUMENT else {},
        "number": request.POST.get("numero", "")[:60] if wrong else "",
    }
    return render(request, "surveys/capture.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """The same paper typed by a second person, who does not see what the first one typed."""
    answer = access_answer(request.user, pk, may=rules.can_capture)
    version, problems = answer.submission.version, []
    typed = read_typed(version, request.POST) if request.method == "POST" else {}
    if request.method == "POST":
        try:
            second = capture_again(answer, typed, actor=request.user)
        except ValidationError as error:
            problems = error.messages
        else:
            return _after_second(request, second)
    context = {
        "survey": answer.survey,
        "answer": answer,
        "crumbs": crumbs(answer.survey),
        "is_paper": True,
        "is_second": True,
        "sheet": answer.sheet,
        "fields": render_fields(controls_of(version.definition.fields, typed)),
        "problems": problems,
    }
    return render(request, "surveys/capture.html", context, status=422 if problems else 200)


def _after_second(request: HttpRequest, second: SecondCapture) -> HttpResponse:
    if second.settled_at:
        messages.success(request, _("Las dos capturas dicen lo mismo."))
        return redirect("surveys:survey", pk=second.answer.survey_id)
    return redirect("surveys:settle", pk=second.answer_id)


@require_http_methods(["GET", "HEAD", "POST"])
def settle_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the two differ, side by side; the second person looks at the paper and decides."""
    answer = access_answer(request.user, pk, may=rules.can_capture)
    second = get_object_or_404(SecondCapture.objects.select_related("answer__submission__version"), answer=answer)
    found, problems = differences(second), []
    if request.method == "POST":
        chosen = [each.key for each in found if request.POST.get(each.key) == "segunda"]
        try:
            settle(second, take_second=chosen, actor=request.user)
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("Listo: quedó lo que usted eligió."))
            return redirect("surveys:survey", pk=answer.survey_id)
    context = {
        "answer": answer,
        "survey": answer.survey,
        "crumbs": crumbs(answer.survey),
        "differences": found,
        "problems": problems,
        "may_decide": second.captured_by_id == request.user.pk and not second.settled_at,
    }
    return render(request, "surveys/settle.html", context, status=422 if problems else 200)
