"""The plan as anybody may see it: objective by objective, what was planned and what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.timezone import localtime

from pregon.kernel.prepared import rows

from . import public_rows
from .enums import ActionState
from .measures import measures
from .public_queries import channel_words
from .queries import ZERO, TaskCount, overall_share, share_of_goal, state_of


@dataclass(frozen=True)
class PublicDeed:
    """The last thing that was done of an action."""

    label: str
    happened_at: datetime
    channel: str


@dataclass(frozen=True)
class PublicPicture:
    """A photo that somebody chose to show."""

    pk: int
    place: str


@dataclass(frozen=True)
class PublicNumber:
    """An indicator with what it counts so far."""

    pk: int
    name: str
    goal: Decimal | None
    base: Decimal | None
    value: Decimal

    @property
    def share(self) -> Decimal | None:
        return share_of_goal(self.value, base=self.base, goal=self.goal)


@dataclass(frozen=True)
class PublicAction:
    """An action as citizens see it."""

    title: str
    state: ActionState
    numbers: list[PublicNumber]
    last: PublicDeed | None
    picture: PublicPicture | None


@dataclass(frozen=True)
class PublicObjective:
    """An objective with its actions."""

    pk: int
    audience: str
    text: str
    actions: list[PublicAction]


@dataclass(frozen=True)
class PublicPlan:
    """The plan in force."""

    title: str
    general_objective: str
    objectives: list[PublicObjective]
    procedures: list[tuple[str, int, int]]
    # Of the last approved version; None while nobody approved the plan.
    version: int | None
    approved_on: date | None

    @property
    def states(self) -> list[ActionState]:
        return [action.state for objective in self.objectives for action in objective.actions]


def public_plan(*, today: date) -> PublicPlan | None:
    """The plan in force with the objectives that have actions, in seven short queries; None while there is none."""
    found = rows(public_rows.plan_in_force)
    if not found:
        return None
    pk, title, general_objective, version, approved_on = found[0][:5]
    objectives = _objectives([row[5:] for row in found], _Parts(pk, today))
    return PublicPlan(title, general_objective, objectives, rows(public_rows.procedures, pk), version, approved_on)


def _objectives(found: list[tuple[Any, ...]], parts: _Parts) -> list[PublicObjective]:
    with_action = [row for row in found if row[3] is not None]
    return [
        PublicObjective(pk, audience, text, [parts.action(action, title) for *_, action, title in group])
        for (pk, audience, text), group in groupby(with_action, key=itemgetter(0, 1, 2))
    ]


class _Parts:
    """What belongs to the actions of a plan, by action."""

    def __init__(self, plan_id: int, today: date) -> None:
        self.indicators = _by_action(rows(public_rows.indicators, plan_id))
        self.totals = {(action, measure): total for action, measure, total in rows(public_rows.totals, plan_id)}
        self.begun = {action for action, _measure in self.totals}
        self.tasks = {action: TaskCount(*counts) for action, *counts in rows(public_rows.tasks, plan_id, today)}
        deeds = tuple(measure.key for measure in measures if measure.is_deed)
        self.deeds = {action: _deed(*deed) for action, *deed in rows(public_rows.last_deeds, plan_id, deeds)}
        self.pictures = {action: PublicPicture(*shown) for action, *shown in rows(public_rows.pictures, plan_id)}

    def action(self, pk: int, title: str) -> PublicAction:
        numbers = self._numbers(pk)
        tasks = self.tasks.get(pk, TaskCount())
        share = overall_share([number.share for number in numbers], tasks)
        state = state_of(share, tasks, has_facts=pk in self.begun)
        return PublicAction(title, state, numbers, self.deeds.get(pk), self.pictures.get(pk))

    def _numbers(self, action: int) -> list[PublicNumber]:
        return [
            PublicNumber(pk, name, goal, base, self.totals.get((action, measure), ZERO))
            for pk, name, goal, base, measure in self.indicators.get(action, ())
        ]


def _by_action(found: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for action, *columns in found:
        groups[action].append(tuple(columns))
    return groups


def _deed(label: str, moment: datetime, channel: str) -> PublicDeed:
    return PublicDeed(label, localtime(moment), channel_words(channel))
