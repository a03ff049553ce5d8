"""A plan from the catalogue: what was chosen, as it was adapted, with the people it was given to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from pregon.kernel.folding import fold
from pregon.people.public import User

from ..catalogue import CatalogueObjective, read_catalogue
from ..models import Action, Plan
from .apply import Applied, apply_document
from .tasks import first_person


@dataclass(frozen=True)
class Choice:
    """An action of the catalogue as somebody adapted it; `person` answers for it."""

    key: str
    title: str
    periodicity: str = ""
    start: date | None = None
    person: User | None = None


@transaction.atomic
def start_from_catalogue(
    choices: Iterable[Choice],
    *,
    procedures: Iterable[str] = (),
    municipality: str,
    title: str,
    plan: Plan | None = None,
    actor: User,
) -> Applied:
    """Adds the chosen actions and procedures to `plan`, or to a new one with that title; all or nothing.

    What the plan already has is not repeated. Raises `ValidationError` for what the plan cannot hold.
    """
    chosen = {choice.key: choice for choice in choices}
    document = {
        "municipality": plan.municipality if plan else municipality,
        "title": plan.title if plan else title,
        "objectives": [_objective(each, chosen) for each in read_catalogue().objectives if _wanted(each, chosen)],
        "procedures": [_procedure(key) for key in procedures],
    }
    applied = apply_document(document, actor=actor, plan=plan)
    for choice in chosen.values():
        if choice.person:
            _assign(applied.plan, choice)
    return applied


def _wanted(objective: CatalogueObjective, chosen: dict[str, Choice]) -> bool:
    return any(action.key in chosen for action in objective.actions)


def _objective(objective: CatalogueObjective, chosen: dict[str, Choice]) -> dict[str, Any]:
    actions = [_adapted(action.row, chosen[action.key]) for action in objective.actions if action.key in chosen]
    return {"audience": objective.audience, "text": objective.text, "actions": actions}


def _adapted(row: dict[str, Any], choice: Choice) -> dict[str, Any]:
    start = choice.start.isoformat() if choice.start else None
    return {**row, "title": choice.title, "periodicity": choice.periodicity, "start": start}


def _procedure(key: str) -> dict[str, Any]:
    catalogue = read_catalogue()
    return {"name": catalogue.procedures[key], "enabling": catalogue.steps}


def _assign(plan: Plan, choice: Choice) -> None:
    """The person takes the first role and the open tasks that nobody has."""
    actions = Action.objects.filter(objective__plan=plan).prefetch_related("responsibles")
    for action in actions:
        responsible = action.responsibles.first()
        if fold(action.title) == fold(choice.title) and responsible and not responsible.person:
            responsible.person = choice.person
            responsible.save(update_fields=["person"])
            action.tasks.filter(done_at=None, person=None).update(person=first_person(action))
