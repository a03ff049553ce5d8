"""The plan as one document: the stable JSON that files, versions and the open data share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from ..models import Action, EnablingActivity, Indicator, Objective, Plan, PlannedProcedure, Tactic


def plan_document(plan: Plan) -> dict[str, Any]:
    """The plan in the stable JSON of imports and exports; numbers as int or float, dates as ISO text."""
    objectives = plan.objectives.prefetch_related(
        Prefetch("actions", Action.objects.prefetch_related("responsibles", "indicators", "tactics"))
    )
    procedures = plan.procedures.prefetch_related("enabling")
    return {
        "municipality": plan.municipality,
        "title": plan.title,
        "general_objective": plan.general_objective,
        "diagnosis": plan.diagnosis,
        "objectives": [_objective(objective) for objective in objectives],
        "procedures": [_procedure(procedure) for procedure in procedures],
    }


def _objective(objective: Objective) -> dict[str, Any]:
    return {
        "audience": objective.audience,
        "text": objective.text,
        "actions": [_action(action) for action in objective.actions.all()],
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "title": action.title,
        "responsible": [responsible.role for responsible in action.responsibles.all()],
        "indicators": [_indicator(indicator) for indicator in action.indicators.all()],
        "tactics": [_tactic(tactic) for tactic in action.tactics.all()],
        "periodicity": action.periodicity,
        "start": action.starts_on.isoformat() if action.starts_on else None,
        "end": action.ends_on.isoformat() if action.ends_on else None,
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "base": _number(indicator.base),
        "goal": _number(indicator.goal),
    }


def _tactic(tactic: Tactic) -> dict[str, Any]:
    return {"text": tactic.text, "channel": tactic.channel}


def _procedure(procedure: PlannedProcedure) -> dict[str, Any]:
    return {"name": procedure.name, "enabling": [_enabling(step) for step in procedure.enabling.all()]}


def _enabling(step: EnablingActivity) -> dict[str, Any]:
    return {
        "number": step.number,
        "component": step.component,
        "title": step.title,
        "description": step.description,
        "done_on": step.done_on.isoformat() if step.done_on else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
