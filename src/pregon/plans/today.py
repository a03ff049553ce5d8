"""What waits for somebody today. Features above the plan add their own items through the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pregon.kernel.registry import Registry
from pregon.people.public import User


@dataclass(frozen=True)
class TodayItem:
    """One row of «Hoy»: what to do (verb first), for which action, by when, and the button that does it."""

    title: str
    action_title: str
    chip: str
    due_on: date
    person: str
    url: str
    button: str


TodayProvider = Callable[[User, date], Iterable[TodayItem]]

today_providers: Registry[TodayProvider] = Registry("today")
