"""«Lo que planeamos, lo que hicimos»: the plan as anybody may see it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pregon.files.public import thumbnail_response
from pregon.portal.public import render_public

from .. import public_matrix
from ..measures import measures
from ..public_queries import (
    progress_sentence,
    public_fact,
    public_facts,
    public_indicators,
    public_pictures,
)
from ..queries import IndicatorNumber, value_of

ROWS = 50
A_DAY = 24 * 3600


@require_safe
def public_plan(request: HttpRequest) -> HttpResponse:
    """Objective by objective: each action, its state, the last thing done, its numbers."""
    today = timezone.localdate()
    plan = public_matrix.public_plan(today=today)
    context = {
        "title": _("Lo que planeamos, lo que hicimos"),
        "plan": plan,
        "sentence": progress_sentence(plan.states) if plan else "",
        "today": today,
    }
    return render_public(request, "plans/public_plan.html.jinja", context, cacheable=True)


@require_safe
def public_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """A number with its definition and every record that adds up to it."""
    indicator = get_object_or_404(public_indicators(), pk=pk)
    page = Paginator(public_facts(indicator), ROWS).get_page(request.GET.get("pagina"))
    measure = measures.get(indicator.measure)
    context = {
        "title": indicator.name,
        "indicator": indicator,
        "number": IndicatorNumber(indicator, value_of(indicator)),
        "unit": indicator.unit or (measure.unit if measure else ""),
        "definition": measure.definition if measure else "",
        "page": page,
        "facts": [public_fact(fact) for fact in page],
        "plan_url": reverse("public_plan"),
    }
    return render_public(request, "plans/public_indicator.html.jinja", context, cacheable=True)


@require_safe
def public_picture(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A photo that somebody chose to show, small."""
    evidence = get_object_or_404(public_pictures(), pk=pk)
    assert evidence.file  # noqa: S101 - the query only answers those with a photo
    response = thumbnail_response(evidence.file)
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response
