"""The list of pieces."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pregon.plans.public import current_plan

from .. import rules
from ..access import require
from ..forms.filters import PieceFilter
from ..models import Piece

ROWS = 25


@require_safe
def piece_list(request: HttpRequest) -> HttpResponse:
    """All pieces, the last touched first, with the state of each channel."""
    require(rules.can_see(request.user))
    filters = PieceFilter(request.GET)
    page = Paginator(filters.pieces(request.user), ROWS).get_page(request.GET.get("pagina"))
    kept = request.GET.copy()
    kept.pop("pagina", None)
    context = {
        "filters": filters,
        "page": page,
        "query": kept.urlencode(),
        "is_empty": not filters.wanted and not Piece.objects.exists(),
        "has_plan": current_plan() is not None,
        "can_begin": rules.can_begin(request.user),
    }
    return render(request, "outreach/pieces.html", context)
