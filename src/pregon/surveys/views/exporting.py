"""Answers as files, with the codebook. Withdrawn ones are left out."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pregon.forms.public import ExtraColumn, Table, answers_csv, codebook_csv, workbook

from .. import rules
from ..access import access_survey
from ..models import Survey
from ..queries import counted_submissions

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def as_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    survey = access_survey(request.user, pk, may=rules.can_read_answers)
    return _csv(answers_csv(_table(survey)), f"{survey.slug}.csv")


@require_safe
def codebook(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    survey = access_survey(request.user, pk, may=rules.can_read_answers)
    return _csv(codebook_csv(_table(survey)), f"{survey.slug}-codigos.csv")


@require_safe
def as_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers and the codebook as two sheets."""
    survey = access_survey(request.user, pk, may=rules.can_read_answers)
    return HttpResponse(workbook(_table(survey)), XLSX, headers=_attached(f"{survey.slug}.xlsx"))


def _table(survey: Survey) -> Table:
    extra = [
        ExtraColumn("recibo", _("Número que se entregó a quien respondió"), lambda each: each.survey_answer.receipt),
        ExtraColumn("hoja", _("Número de la hoja de papel"), lambda each: each.survey_answer.sheet),
    ]
    return Table(survey.form, counted_submissions(survey), extra)


def _csv(rows: Iterable[bytes], name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8", headers=_attached(name))


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
