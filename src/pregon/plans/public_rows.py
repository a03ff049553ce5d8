"""What the public page of the plan asks of the database: only the columns shown, in short queries.

Whole models, and building seven queries anew for each visitor, cost that page two thirds of its time (`prepared`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from .models import Action, EnablingActivity, Evidence, Fact, Indicator, Plan, PlanVersion, Task
from .public_queries import SHOWN_PICTURE
from .queries import enabling_progress, fact_totals, task_counts

Rows = tuple[Any, ...]


def plan_in_force() -> QuerySet[Plan, Rows]:
    """Of the plan id, title, general objective, number and day of its last approved version; of objectives id, audience
    and text; of actions id and title.

    A row for each action in the order of the matrix; an objective without actions, and a plan without objectives,
    have one with None.
    """
    approved = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")[:1]
    return (
        Plan.objects.filter(is_current=True)
        .order_by(
            "-objectives__audience",
            "objectives__order",
            "objectives__pk",
            "objectives__actions__order",
            "objectives__actions__pk",
        )
        .values_list(
            "pk",
            "title",
            "general_objective",
            Subquery(approved.values("number")),
            Subquery(approved.values("approved_on")),
            "objectives__pk",
            "objectives__audience",
            "objectives__text",
            "objectives__actions__pk",
            "objectives__actions__title",
        )
    )


def indicators(plan_id: int) -> QuerySet[Indicator, Rows]:
    """Action, id, name, goal, base and measure of the indicators that count something themselves."""
    rows = Indicator.objects.filter(action__objective__plan=plan_id).exclude(measure="")
    return rows.values_list("action_id", "pk", "name", "goal", "base", "measure")


def totals(plan_id: int) -> QuerySet[Fact, Rows]:
    """Action, measure and sum of the facts."""
    return fact_totals(Fact.objects.filter(action__objective__plan=plan_id))


def tasks(plan_id: int, today: date) -> QuerySet[Task, Rows]:
    """Action and numbers of its tasks."""
    return task_counts(Task.objects.filter(action__objective__plan=plan_id), today)


def last_deeds(plan_id: int, measures: tuple[str, ...]) -> QuerySet[Fact, Rows]:
    """Action, label, moment and channel: one search in the index per action, however many facts there are."""
    facts = Fact.objects.filter(action=OuterRef("pk"), measure__in=measures, reverses=None, reversed_by=None)
    newest = facts.order_by("-happened_at", "-pk").values("pk")[:1]
    of_plan = Action.objects.filter(objective__plan=plan_id).order_by().values_list(Subquery(newest))
    return Fact.objects.filter(pk__in=of_plan).order_by().values_list("action_id", "label", "happened_at", "channel")


def pictures(plan_id: int) -> QuerySet[Evidence, Rows]:
    """Action, id and place of the photos shown; the newest of an action comes last."""
    rows = Evidence.objects.filter(SHOWN_PICTURE, action__objective__plan=plan_id)
    return rows.order_by("taken_on", "pk").values_list("action_id", "pk", "place")


def procedures(plan_id: int) -> QuerySet[EnablingActivity, Rows]:
    """Name, steps done and steps in all of the procedures that the plan puts online."""
    return enabling_progress(plan_id)
