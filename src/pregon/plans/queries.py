"""Reading the plan. One query per number: the screen, its list, the export and the API ask the same one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

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


def fact_totals(facts: QuerySet[Fact]) -> QuerySet[Fact, tuple[Any, ...]]:
    """Sums of these facts: rows of action id, measure, sum."""
    return facts.exclude(action=None).values_list("action_id", "measure").annotate(total=Sum("amount")).order_by()


def totals_by_channel(action: Action, measure: str) -> list[tuple[str, Decimal]]:
    """Sums of an action's facts of one measure by channel, biggest first."""
    rows = action.facts.filter(measure=measure).values("channel").annotate(total=Sum("amount")).order_by("-total")
    return [(row["channel"], row["total"]) for row in rows if row["total"]]


class TaskCount(NamedTuple):
    """The tasks of an action: those that have come due or are done, and those still open without being late."""

    total: int = 0
    done: int = 0
    late: int = 0
    ahead: int = 0


def share_of_goal(value: Decimal, *, base: Decimal | None, goal: Decimal | None) -> Decimal | None:
    """Of the way from base to goal, 0 to 1; None without a goal.

    Facts count what happened since the plan began, so the base is only where the goal starts from.
    """
    start = base or ZERO
    if not goal or goal <= start:
        return None
    return min(Decimal(1), max(ZERO, value / (goal - start)))


def overall_share(shares: Iterable[Decimal | None], tasks: TaskCount) -> Decimal | None:
    """Progress of an action, 0 to 1: the mean of its indicators that have a goal; without any, the tasks done.

    None when the plan gives nothing to measure against.
    """
    known = [share for share in shares if share is not None]
    if known:
        return sum(known, ZERO) / len(known)
    return Decimal(tasks.done) / tasks.total if tasks.total else None


def state_of(share: Decimal | None, tasks: TaskCount, *, has_facts: bool) -> ActionState:
    """Late beats all, so that nobody misses it; nothing is fulfilled while some of it is still ahead."""
    if tasks.late:
        return ActionState.LATE
    if share == 1 and not tasks.ahead:
        return ActionState.FULFILLED
    return ActionState.UNDER_WAY if has_facts or tasks.done else ActionState.NOT_STARTED


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
        """Of the way from base to goal, 0 to 1; None without a goal."""
        if not self.counts_itself:
            return None
        return share_of_goal(self.value, base=self.indicator.base, goal=self.indicator.goal)

    @property
    def percent(self) -> int | None:
        return None if self.share is None else int(self.share * 100)


@dataclass(frozen=True)
class ActionProgress:
    """An action with what its facts and tasks say of it."""

    action: Action
    numbers: list[IndicatorNumber]
    tasks: TaskCount
    has_facts: bool

    @property
    def share(self) -> Decimal | None:
        """Progress, 0 to 1; None when the plan gives nothing to measure against."""
        return overall_share([number.share for number in self.numbers], self.tasks)

    @property
    def percent(self) -> int | None:
        return None if self.share is None else int(self.share * 100)

    @property
    def state(self) -> ActionState:
        return state_of(self.share, self.tasks, has_facts=self.has_facts)


def topics_need_committee() -> bool:
    """Whether the plan in force leaves the topics of forums and surveys to the Committee."""
    return Plan.objects.filter(is_current=True, committee_approves_topics=True).exists()


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
    keys = [action.pk for action in actions]
    totals = {(action, measure): total for action, measure, total in fact_totals(Fact.objects.filter(action__in=keys))}
    tasks = {action: TaskCount(*counts) for action, *counts in task_counts(Task.objects.filter(action__in=keys), today)}
    return [_progress(action, totals, tasks.get(action.pk, TaskCount())) for action in actions]


def _progress(action: Action, totals: dict[tuple[int, str], Decimal], tasks: TaskCount) -> ActionProgress:
    numbers = [
        IndicatorNumber(indicator, totals.get((action.pk, indicator.measure), ZERO))
        for indicator in action.indicators.all()
    ]
    return ActionProgress(action, numbers, tasks, has_facts=any(key[0] == action.pk for key in totals))


def task_counts(tasks: QuerySet[Task], today: date) -> QuerySet[Task, tuple[Any, ...]]:
    """How many of these tasks each action has: rows of action id and the numbers of a `TaskCount`."""
    return (
        tasks.values_list("action_id")
        .annotate(
            total=Count("pk", filter=Q(due_on__lte=today) | ~Q(done_at=None)),
            done=Count("pk", filter=~Q(done_at=None)),
            late=Count("pk", filter=Q(done_at=None, due_on__lt=today)),
            ahead=Count("pk", filter=Q(done_at=None, due_on__gte=today)),
        )
        .order_by()
    )


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


def enabling_progress(plan_id: int) -> QuerySet[EnablingActivity, tuple[Any, ...]]:
    """For each procedure of the plan: its name, enabling activities done, enabling activities in all."""
    return (
        EnablingActivity.objects.filter(procedure__plan=plan_id)
        .order_by("procedure__order")
        .values_list("procedure__name")
        .annotate(done=Count("pk", filter=~Q(done_on=None)), total=Count("pk"))
    )


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
