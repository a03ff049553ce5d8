"""The plan as it is printed, with each row alive."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pregon.committee.public import Decision, decisions_for, waiting_since, waiting_words

from .. import rules
from ..access import access_plan, require
from ..domain.approval import has_unapproved_changes
from ..domain.proposals import PROCEDURE, waits_since
from ..enums import ActionState
from ..forms.filters import MatrixFilter
from ..models import Objective, Plan, PlannedProcedure
from ..queries import ActionProgress, actions_of, current_plan, procedures_of, with_progress

EXPORT_FORMATS = [("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"), ("json", "JSON")]


@dataclass
class ObjectiveRows:
    """An objective with its actions as the filters leave them."""

    objective: Objective
    rows: list[ActionProgress] = field(default_factory=list)


@require_safe
def matrix(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The plan in force, or the one of the address; without any, three ways to begin."""
    require(rules.can_see_plan(request.user))
    plan = access_plan(request.user, pk) if pk else current_plan()
    if plan is None:
        drafts = Plan.objects.all()[:5]
        return render(request, "plans/begin.html", {"drafts": drafts, **_permissions(request)})
    rows = with_progress(actions_of(plan), today=timezone.localdate())
    filters = MatrixFilter(request.GET, rows)
    kept = filters.apply(rows)
    context = {
        "plan": plan,
        "version": plan.versions.first(),
        "has_changes": has_unapproved_changes(plan),
        "waiting": waiting_words(since) if (since := waits_since(plan)) else "",
        "export_formats": EXPORT_FORMATS,
        "others": Plan.objects.exclude(pk=plan.pk)[:5],
        "filters": filters,
        "levels": _levels(plan, kept, filtered=bool(filters.wanted)),
        "procedures": [] if filters.wanted else _procedures(plan),
        "shown": len(kept),
        "total": len(rows),
        "late": sum(row.state == ActionState.LATE for row in rows),
        **_permissions(request),
    }
    return render(request, "plans/matrix.html", context)


def _permissions(request: HttpRequest) -> dict[str, bool]:
    user = request.user
    return {
        "can_edit": rules.can_edit_plan(user),
        "can_import": rules.can_import_plan(user),
        "can_approve": rules.can_approve_plan(user),
        "can_propose": rules.can_propose_version(user),
    }


def _levels(plan: Plan, rows: list[ActionProgress], *, filtered: bool) -> list[tuple[str, list[ObjectiveRows]]]:
    """Objectives by level, as on paper: internal first. A filter hides the objectives that it empties."""
    groups = {objective.pk: ObjectiveRows(objective) for objective in plan.objectives.all()}
    for row in rows:
        groups[row.action.objective_id].rows.append(row)
    levels: dict[str, list[ObjectiveRows]] = {}
    for group in groups.values():
        if group.rows or not filtered:
            levels.setdefault(str(group.objective.get_audience_display()), []).append(group)
    return list(levels.items())


@dataclass
class ProcedureRow:
    """A procedure with its steps done and in all, and what the Committee says of it."""

    procedure: PlannedProcedure
    done: int
    total: int
    waiting: str
    decision: Decision | None

    @property
    def is_ready(self) -> bool:
        return bool(self.total) and self.done == self.total

    @property
    def can_go(self) -> bool:
        """Whether it may be brought before the Committee."""
        return self.is_ready and not self.waiting and not (self.decision and self.decision.is_approved)


def _procedures(plan: Plan) -> list[ProcedureRow]:
    procedures = list(procedures_of(plan))
    ids = [procedure.pk for procedure in procedures]
    since, decisions = waiting_since(PROCEDURE, ids), decisions_for(PROCEDURE, ids)
    return [
        ProcedureRow(
            procedure,
            sum(bool(step.done_on) for step in procedure.enabling.all()),
            len(procedure.enabling.all()),
            waiting_words(since[key]) if (key := str(procedure.pk)) in since else "",
            decisions.get(key),
        )
        for procedure in procedures
    ]
