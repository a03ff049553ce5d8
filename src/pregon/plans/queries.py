"""Reading the plan. One query per number: the screen, its list, the export and the API ask the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from pregon.people.public import User

from .enums import ActionState
from .models import Action, EnablingActivity, Fact, Indicator, Objective, Plan, PlannedProcedure, Task

ZERO = Decimal(0)


def current_plan() -> Plan | None:
    """The plan in force, or None while there is none."""
    return Plan.objects.filter(is_current=True).first()


def facts_of(indicator: Indicator) -> QuerySet[Fact]:
    """The facts behind an indicator's number, reversals included, newest first."""
    return Fact.objects.filter(action_id=indicator.action_id, measure=indicator.measure).exclude(measure="")


def facts_with_proofs(indicator: Indicator) -> QuerySet[Fact]:
    """The same facts with their proofs and whether they were taken back, for a list."""
    return facts_of(indicator).select_related("reversed_by", "reverses").prefetch_related("evidence__file")


def value_of(indicator: Indicator) -> Decimal:
    """The indicator's number: the sum of its facts."""
    return facts_of(indicator).aggregate(total=Sum("amount"))["total"] or ZERO


def totals_by_action(actions: Iterable[Action]) -> dict[tuple[int, str], Decimal]:
    """Sums of facts by (action id, measure), in one query."""
    rows = (
        Fact.objects.filter(action__in=[action.pk for action in actions])
        .values_list("action_id", "measure")
        .annotate(total=Sum("amount"))
        .order_by()
    )
    return {(action_id, measure): total for action_id, measure, total in rows if action_id is not None}


def totals_by_channel(action: Action, measure: str) -> list[tuple[str, Decimal]]:
    """Sums of an action's facts of one measure by channel, biggest first."""
    rows = action.facts.filter(measure=measure).values("channel").annotate(total=Sum("amount")).order_by("-total")
    return [(row["channel"], row["total"]) for row in rows if row["total"]]


@dataclass(frozen=True)
class IndicatorNumber:
    """An indicator with its number."""

    indicator: Indicator
    value: Decimal

    @property
    def counts_itself(self) -> bool:
        return bool(self.indicator.measure)

    @property
    def share(self) -> Decimal | None:
        """Of the way from base to goal, 0 to 1; None without a goal.

        Facts count what happened since the plan began, so the base is only where the goal starts from.
        """
        goal, base = self.indicator.goal, self.indicator.base or ZERO
        if not goal or not self.counts_itself or goal <= base:
            return None
        return min(Decimal(1), max(ZERO, self.value / (goal - base)))

    @property
    def percent(self) -> int | None:
        return None if self.share is None else int(self.share * 100)


@dataclass(frozen=True)
class ActionProgress:
    """An action with what its facts and tasks say of it."""

    action: Action
    numbers: list[IndicatorNumber]
    tasks_total: int
    tasks_done: int
    tasks_late: int
    has_facts: bool

    @property
    def share(self) -> Decimal | None:
        """Progress, 0 to 1: the mean of the indicators that have a goal; without any, the tasks done.

        None when the plan gives nothing to measure against.
        """
        shares = [number.share for number in self.numbers if number.share is not None]
        if shares:
            return sum(shares, ZERO) / len(shares)
        return Decimal(self.tasks_done) / self.tasks_total if self.tasks_total else None

    @property
    def percent(self) -> int | None:
        return None if self.share is None else int(self.share * 100)

    @property
    def state(self) -> ActionState:
        """Late beats all, so that nobody misses it."""
        if self.tasks_late:
            return ActionState.LATE
        if self.share == 1:
            return ActionState.FULFILLED
        if self.has_facts or self.tasks_done:
            return ActionState.UNDER_WAY
        return ActionState.NOT_STARTED


def actions_of(plan: Plan) -> QuerySet[Action]:
    """All actions of a plan with what the matrix shows of them, in its order."""
    return (
        Action.objects.filter(objective__plan=plan)
        .select_related("objective")
        .prefetch_related("responsibles__person", "indicators", "tactics")
        .order_by("-objective__audience", "objective__order", "objective_id", "order", "pk")
    )


def with_progress(actions: Iterable[Action], *, today: date) -> list[ActionProgress]:
    """The progress of each action, in two queries for all of them (indicators should be prefetched)."""
    actions = list(actions)
    totals = totals_by_action(actions)
    tasks = _task_counts(actions, today)
    return [_progress(action, totals, tasks.get(action.pk, (0, 0, 0))) for action in actions]


def _progress(action: Action, totals: dict[tuple[int, str], Decimal], tasks: tuple[int, int, int]) -> ActionProgress:
    numbers = [
        IndicatorNumber(indicator, totals.get((action.pk, indicator.measure), ZERO))
        for indicator in action.indicators.all()
    ]
    return ActionProgress(action, numbers, *tasks, has_facts=any(key[0] == action.pk for key in totals))


def _task_counts(actions: list[Action], today: date) -> dict[int, tuple[int, int, int]]:
    rows = (
        Task.objects.filter(action__in=actions)
        .values_list("action_id")
        .annotate(
            total=Count("pk", filter=Q(due_on__lte=today) | ~Q(done_at=None)),
            done=Count("pk", filter=~Q(done_at=None)),
            late=Count("pk", filter=Q(done_at=None, due_on__lt=today)),
        )
        .order_by()
    )
    return {action_id: (total, done, late) for action_id, total, done, late in rows}


def open_tasks(*, person: User | None = None, until: date | None = None) -> QuerySet[Task]:
    """What is still to be done, soonest first; of one person (and what nobody has) or of everybody."""
    tasks = Task.objects.filter(done_at=None).select_related("action__objective", "person")
    if person:
        tasks = tasks.filter(Q(person=person) | Q(person=None))
    return tasks.filter(due_on__lte=until) if until else tasks


def tasks_between(first: date, last: date) -> QuerySet[Task]:
    """All tasks due from `first` to `last`, inclusive, done or not."""
    return Task.objects.filter(due_on__range=(first, last)).select_related("action", "person")


def objectives_of(plan: Plan) -> QuerySet[Objective]:
    """The objectives of a plan with their actions, indicators, tactics and responsibles."""
    return plan.objectives.prefetch_related(Prefetch("actions", actions_of(plan)))


def enabling_progress(plan: Plan) -> list[tuple[str, int, int]]:
    """For each procedure of the plan: its name, enabling activities done, enabling activities in all."""
    rows = (
        EnablingActivity.objects.filter(procedure__plan=plan)
        .values("procedure__name", "procedure__order")
        .annotate(done=Count("pk", filter=~Q(done_on=None)), total=Count("pk"))
        .order_by("procedure__order")
    )
    return [(row["procedure__name"], row["done"], row["total"]) for row in rows]


def procedures_of(plan: Plan) -> QuerySet[PlannedProcedure]:
    """The procedures of a plan with their enabling activities and who has them."""
    return plan.procedures.prefetch_related("enabling__person")


def months_of(indicator: Indicator, *, today: date, months: int = 12) -> list[tuple[date, Decimal]]:
    """The indicator's number at the end of each of the last months, the current one included, in one query."""
    rows = dict(
        facts_of(indicator)
        .annotate(month=TruncMonth("happened_at"))
        .values_list("month")
        .annotate(total=Sum("amount"))
        .order_by("month")
    )
    by_month = {moment.date().replace(day=1): total for moment, total in rows.items()}
    if not by_month:
        return []
    first = max(min(by_month), _months_back(today, months - 1))
    running = sum((total for month, total in by_month.items() if month < first), ZERO)
    series = []
    month = first
    while month <= max(today.replace(day=1), max(by_month)):
        running += by_month.get(month, ZERO)
        series.append((month, running))
        month = _months_back(month, -1)
    return series


def _months_back(day: date, months: int) -> date:
    """The first of the month that is `months` before the day's."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)
