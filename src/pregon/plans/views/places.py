"""Where each part of the plan is seen, and the way back up to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..models import Action, EnablingActivity, Indicator, Objective, Plan, PlannedProcedure
from ..parts import Part, kind_of

Crumb = tuple[str, str]
SECTIONS = {"tactica": "tacticas", "tarea": "tareas", "responsable": "responsables", "indicador": "indicadores"}


@dataclass(frozen=True)
class Place:
    """`url` shows the part, `above` is where to go when it is gone, `crumbs` lead there."""

    url: str
    above: str
    crumbs: list[Crumb]


def plan_url(plan: Plan) -> str:
    """The plan in force has the short address."""
    return reverse("plans:matrix") if plan.is_current else reverse("plans:plan", args=[plan.pk])


def action_crumbs(action: Action) -> list[Crumb]:
    return [
        (_("Plan"), plan_url(action.objective.plan)),
        (Truncator(action.title).words(8), reverse("plans:action", args=[action.pk])),
    ]


def place_of(part: Part) -> Place:
    """Where the part is seen."""
    if isinstance(part, Objective | PlannedProcedure | EnablingActivity):
        return _in_plan(part)
    if isinstance(part, Action):
        return _action_place(part)
    crumbs = action_crumbs(part.action)
    url = f"{crumbs[-1][1]}#{SECTIONS[kind_of(part).slug]}"
    return Place(url, url, crumbs)


def _in_plan(part: Objective | PlannedProcedure | EnablingActivity) -> Place:
    plan = part.procedure.plan if isinstance(part, EnablingActivity) else part.plan
    procedure = part.procedure_id if isinstance(part, EnablingActivity) else part.pk
    anchor = "" if isinstance(part, Objective) or not procedure else f"#tramite-{procedure}"
    url = plan_url(plan)
    return Place(url + anchor, url, [(_("Plan"), url)])


def _action_place(action: Action) -> Place:
    plan = plan_url(action.objective.plan)
    if action.pk is None:
        return Place(plan, plan, [(_("Plan"), plan)])
    return Place(reverse("plans:action", args=[action.pk]), plan, action_crumbs(action))


def indicator_crumbs(indicator: Indicator) -> list[Crumb]:
    return action_crumbs(indicator.action)
