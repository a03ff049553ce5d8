"""PDFs of a survey: the sheet to hand out, and the copy of an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from pregon.documents.public import TextDoesNotFit

from .. import rules
from ..access import access_answer, access_survey
from ..paper import answer_copy, survey_sheet


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions with boxes and lines."""
    survey = access_survey(request.user, pk)
    try:
        return _pdf(survey_sheet(survey), f"hoja-{survey.slug}.pdf")
    except TextDoesNotFit as error:
        messages.error(request, str(error))
        return redirect("surveys:survey", pk=pk)


@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody answered."""
    answer = access_answer(request.user, pk, may=rules.can_read_answers)
    try:
        return _pdf(answer_copy(answer), f"respuesta-{answer.receipt}.pdf")
    except TextDoesNotFit as error:
        messages.error(request, str(error))
        return redirect("surveys:answer", pk=pk)


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, "application/pdf", headers=headers)
