"""An indicator: its number, what it means, and every record behind it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pregon.kernel.spreadsheets import Sheet, write_csv, write_xlsx

from .. import rules
from ..access import access_indicator
from ..exports import fact_header, fact_rows
from ..queries import IndicatorNumber, facts_with_proofs, months_of, totals_by_channel, value_of
from ..sources import source_url
from .action import chart_of, measure_of
from .places import indicator_crumbs

ROWS = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def indicator_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The number and the list that adds up to it."""
    indicator = access_indicator(request.user, pk)
    page = Paginator(facts_with_proofs(indicator), ROWS).get_page(request.GET.get("pagina"))
    series = months_of(indicator, today=timezone.localdate())
    context = {
        "indicator": indicator,
        "number": IndicatorNumber(indicator, value_of(indicator)),
        "measure": measure_of(indicator),
        "chart": chart_of(indicator, series),
        "channels": totals_by_channel(indicator.action, indicator.measure) if indicator.measure else [],
        "page": page,
        "facts": [(fact, source_url(fact)) for fact in page],
        "crumbs": indicator_crumbs(indicator),
        "can_edit": rules.can_edit_plan(request.user),
    }
    return render(request, "plans/indicator.html", context)


@require_safe
def indicator_export(request: HttpRequest, pk: int, file_format: str) -> HttpResponseBase:
    """The same list as CSV or XLSX."""
    indicator = access_indicator(request.user, pk)
    name = slugify(f"{_('indicador')} {indicator.name}")[:80]
    if file_format == "csv":
        lines = write_csv(fact_header(), fact_rows(indicator))
        return _download(StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8"), f"{name}.csv")
    if file_format == "xlsx":
        book = write_xlsx([Sheet(_("Hechos"), fact_header(), fact_rows(indicator), widths=[14, 60, 20, 12, 24, 14])])
        return _download(HttpResponse(book, content_type=XLSX), f"{name}.xlsx")
    raise Http404


def _download(response: HttpResponseBase, filename: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
