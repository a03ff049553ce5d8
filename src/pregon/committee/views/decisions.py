"""What was decided: for all staff."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import rules
from ..access import access_decision, require
from ..domain.matters import request_decision
from ..exports import decisions_workbook
from ..forms.decisions import DecisionFilter
from ..models import Decision
from ..queries import PER_PAGE, decisions_list, issued_minutes
from ..subjects import kind_label, subject_kinds
from ..words import day_words, tally_words
from .places import Crumb, committee_crumb, download, permissions
from .sessions import XLSX

ACTS = 6


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """All decisions, narrowed down, and the last acts."""
    require(rules.can_read_decisions(request.user))
    filters = DecisionFilter(request.GET)
    wanted = _wanted(filters)
    page = Paginator(_filtered(wanted), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "filters": filters,
        "wanted": wanted,
        "query": urlencode(wanted),
        "acts": issued_minutes()[:ACTS],
        "crumbs": _crumbs(request),
        **permissions(request.user),
    }
    return render(request, "committee/decisions.html", context)


@require_safe
def decision_export(request: HttpRequest) -> HttpResponse:
    """The same list as XLSX, all pages of it."""
    require(rules.can_read_decisions(request.user))
    rows = _filtered(_wanted(DecisionFilter(request.GET)))
    return download(decisions_workbook(rows), "decisiones-comite.xlsx", XLSX)


@require_safe
def decision_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A decision with its votes, its act, and what came before and after."""
    decision = access_decision(request.user, pk)
    source = decision.item.session or decision.item.consultation
    context = {
        "decision": decision,
        "source": source,
        "kind": kind_label(decision.kind),
        "minutes": getattr(source, "minutes", None),
        "tally": tally_words(decision.tally),
        "votes": decision.item.votes.select_related("member__user") if rules.can_see_sessions(request.user) else [],
        "after": getattr(decision, "superseded_by", None),
        "can_reconsider": _can_reconsider(request, decision),
        "crumbs": [*_crumbs(request), (_("Decisiones"), "../")],
        **permissions(request.user),
    }
    return render(request, "committee/decision.html", context)


@require_POST
def reconsider(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the Committee again; what it decided stays, and what it decides next supersedes it."""
    decision = access_decision(request.user, pk)
    require(rules.can_run_committee(request.user))
    if decision.kind not in subject_kinds:
        raise Http404
    note = _("Se pide reconsiderar lo decidido el %(day)s.") % {"day": day_words(decision.decided_at)}
    try:
        matter = request_decision(decision.kind, decision.object_id, actor=request.user, note=note)
    except LookupError as error:
        raise Http404 from error
    messages.success(request, _("«%(title)s» espera de nuevo decisión del Comité.") % {"title": matter.title})
    return redirect("committee:home")


def _can_reconsider(request: HttpRequest, decision: Decision) -> bool:
    is_last = not hasattr(decision, "superseded_by")
    is_final = decision.outcome != "deferred"
    return rules.can_run_committee(request.user) and is_last and is_final and decision.kind in subject_kinds


def _crumbs(request: HttpRequest) -> list[Crumb]:
    """For staff without a part in the Committee the decisions are the first page."""
    return [committee_crumb()] if rules.can_see_sessions(request.user) else []


def _wanted(filters: DecisionFilter) -> dict[str, Any]:
    filters.is_valid()
    return {name: value for name, value in filters.cleaned_data.items() if value}


def _filtered(wanted: dict[str, Any]) -> QuerySet[Decision]:
    rows = decisions_list()
    if "anio" in wanted:
        rows = rows.filter(decided_at__year=wanted["anio"])
    if "decision" in wanted:
        rows = rows.filter(outcome=wanted["decision"])
    if "texto" in wanted:
        rows = rows.filter(title__icontains=wanted["texto"])
    return rows
