"""Putting a plan document into the plan: all of it or nothing; the same document twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from pregon.kernel.folding import fold
from pregon.people.public import User

from ..measures import measure_for
from ..models import (
    Action,
    EnablingActivity,
    Indicator,
    Objective,
    Plan,
    PlannedProcedure,
    Responsible,
    Tactic,
)
from .journal import note
from .tasks import reschedule_tasks

Row = TypeVar("Row", bound=Model)
Document = Mapping[str, Any]


@dataclass
class Applied:
    """What applying a document did, in numbers of rows."""

    plan: Plan
    added: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def apply_document(document: Document, *, actor: User | None, plan: Plan | None = None) -> Applied:
    """Adds to the plan what the document says and brings what is there up to date.

    Rows are matched by their text without accents or case, so the same document twice makes no duplicate;
    what the document does not name stays. Without `plan` it goes to the plan of the same title, or a new one,
    which is in force when there is no other. Raises `ValidationError` for what the plan cannot hold; then
    nothing is saved.
    """
    plan = plan or _plan_for(document)
    applied = Applied(plan)
    _update(plan, applied, **{key: document[key] for key in ("municipality", "title") if document.get(key)})
    _update(
        plan,
        applied,
        **{key: document[key] for key in ("general_objective", "diagnosis") if document.get(key)},
    )
    objectives = list(plan.objectives.all())
    for order, row in enumerate(document.get("objectives", [])):
        _apply_objective(plan, objectives, row, order, applied)
    procedures = list(plan.procedures.all())
    for order, row in enumerate(document.get("procedures", [])):
        _apply_procedure(plan, procedures, row, order, applied)
    note(plan, "import", actor=actor, added=applied.added, changed=applied.changed)
    return applied


def _plan_for(document: Document) -> Plan:
    title = fold(document.get("title", ""))
    for plan in Plan.objects.all():
        if fold(plan.title) == title:
            return plan
    plan = Plan(
        municipality=document.get("municipality", ""),
        title=document.get("title", ""),
        is_current=not Plan.objects.filter(is_current=True).exists(),
    )
    plan.full_clean()
    plan.save()
    return plan


def _apply_objective(plan: Plan, siblings: list[Objective], row: Document, order: int, applied: Applied) -> None:
    audience = row["audience"]
    same_audience = [objective for objective in siblings if objective.audience == audience]
    objective = _match(same_audience, "text", row["text"]) or Objective(plan=plan)
    _update(objective, applied, audience=audience, text=row["text"], order=order)
    actions = list(objective.actions.all())
    for number, action in enumerate(row.get("actions", [])):
        _apply_action(objective, actions, action, number, applied)


def _apply_action(objective: Objective, siblings: list[Action], row: Document, order: int, applied: Applied) -> None:
    action = _match(siblings, "title", row["title"]) or Action(objective=objective)
    dates = {"starts_on": _date(row.get("start")), "ends_on": _date(row.get("end"))}
    _update(action, applied, title=row["title"], periodicity=row.get("periodicity") or "", order=order, **dates)
    _apply_responsibles(action, row.get("responsible", []), applied)
    _apply_indicators(action, row.get("indicators", []), applied)
    _apply_tactics(action, row.get("tactics", []), applied)
    reschedule_tasks(action)


def _apply_responsibles(action: Action, rows: Iterable[str], applied: Applied) -> None:
    present = list(action.responsibles.all())
    for order, role in enumerate(_once(rows)):
        responsible = _match(present, "role", role) or Responsible(action=action)
        _update(responsible, applied, role=role, order=order)


def _apply_indicators(action: Action, rows: Iterable[Document], applied: Applied) -> None:
    present = list(action.indicators.all())
    for order, row in enumerate(rows):
        indicator = _match(present, "name", row["name"]) or Indicator(action=action, measure=measure_for(row["name"]))
        figures = {"base": _decimal(row.get("base")), "goal": _decimal(row.get("goal"))}
        _update(indicator, applied, name=row["name"], unit=row.get("unit") or "", order=order, **figures)


def _apply_tactics(action: Action, rows: Iterable[Document], applied: Applied) -> None:
    present = list(action.tactics.all())
    for order, row in enumerate(rows):
        tactic = _match(present, "text", row["text"]) or Tactic(action=action)
        _update(tactic, applied, text=row["text"], channel=row.get("channel") or "", order=order)


def _apply_procedure(plan: Plan, siblings: list[PlannedProcedure], row: Document, order: int, applied: Applied) -> None:
    procedure = _match(siblings, "name", row["name"]) or PlannedProcedure(plan=plan)
    _update(procedure, applied, name=row["name"], order=order)
    present = {step.number: step for step in procedure.enabling.all()}
    for step_row in row.get("enabling", []):
        step = present.get(step_row["number"]) or EnablingActivity(procedure=procedure, number=step_row["number"])
        _update(
            step,
            applied,
            component=step_row.get("component", ""),
            title=step_row["title"],
            description=step_row.get("description") or step.description,
            done_on=_date(step_row.get("done_on")) or step.done_on,
        )


def _once(texts: Iterable[str]) -> list[str]:
    """Without those that differ from an earlier one in accents or capitals only."""
    return list({fold(text): text for text in reversed(list(texts))}.values())[::-1]


def _match(rows: list[Row], field: str, text: str) -> Row | None:
    """The row that says the same; it leaves the list, so that two equal lines never claim one row."""
    for row in rows:
        if fold(getattr(row, field)) == fold(text):
            rows.remove(row)
            return row
    return None


def _update(row: Model, applied: Applied, **values: Any) -> None:
    changes = {key: value for key, value in values.items() if getattr(row, key) != value}
    if row.pk and not changes:
        applied.unchanged += 1
        return
    applied.changed += 1 if row.pk else 0
    applied.added += 0 if row.pk else 1
    for key, value in changes.items():
        setattr(row, key, value)
    row.full_clean()
    row.save()


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decimal(number: float | int | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
