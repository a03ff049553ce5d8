"""«Hoy»: what is overdue, due today and due this week, from the plan and from every feature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from pregon.people.public import User, is_only_administrator
from pregon.plans.public import Task, TodayItem, can_finish_task, current_plan, due_words, open_tasks, today_providers

from .first_steps import first_steps

WEEK = timedelta(days=7)
AHEAD = timedelta(days=45)
AHEAD_ROWS = 5


@dataclass(frozen=True)
class Row:
    """A line of «Hoy». `post_url` finishes it at once; otherwise `url` leads to where it is done."""

    title: str
    about: str
    about_url: str
    chip: str
    due_on: date
    due: str
    is_late: bool
    person: str
    url: str = ""
    post_url: str = ""
    button: str = ""


@dataclass
class Today:
    """The three groups, soonest first, and what could be advanced."""

    late: list[Row] = field(default_factory=list)
    now: list[Row] = field(default_factory=list)
    week: list[Row] = field(default_factory=list)
    ahead: list[Row] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.now or self.week)


def today_of(user: User, *, day: date, everybody: bool) -> Today:
    """What waits for the person, or for everybody."""
    rows = [_task_row(task, user, day) for task in _tasks(user, day + AHEAD, everybody)]
    rows += [_item_row(item, day) for provider in today_providers for item in provider(user, day)]
    today = Today()
    for row in sorted(rows, key=lambda row: row.due_on):
        _group(today, row.due_on, day).append(row)
    today.ahead = _first_of_each(today.ahead)[:AHEAD_ROWS]
    return today


def _first_of_each(rows: list[Row]) -> list[Row]:
    """What comes back every week is advanced once."""
    firsts: dict[str, Row] = {}
    for row in rows:
        firsts.setdefault(row.about_url or row.url, row)
    return list(firsts.values())


def _tasks(user: User, until: date, everybody: bool) -> list[Task]:
    return list(open_tasks(person=None if everybody else user, until=until))


def _group(today: Today, due_on: date, day: date) -> list[Row]:
    if due_on < day:
        return today.late
    if due_on == day:
        return today.now
    return today.week if due_on < day + WEEK else today.ahead


def _task_row(task: Task, user: User, day: date) -> Row:
    may_finish = can_finish_task(user, task)
    return Row(
        title=task.title,
        about="" if task.title == task.action.title else task.action.title,
        about_url=reverse("plans:action", args=[task.action_id]),
        chip=str(task.get_channel_display()) if task.channel else "",
        due_on=task.due_on,
        due=due_words(task.due_on, day),
        is_late=task.due_on < day,
        person=str(task.person or ""),
        post_url=reverse("plans:task_done", args=[task.pk]) if may_finish else "",
    )


def _item_row(item: TodayItem, day: date) -> Row:
    return Row(
        title=item.title,
        about=item.action_title,
        about_url="",
        chip=item.chip,
        due_on=item.due_on,
        due=due_words(item.due_on, day),
        is_late=item.due_on < day,
        person=item.person,
        url=item.url,
        button=item.button,
    )


class TodayPanel(Component):
    """The first page of the back office."""

    name = "today"
    order = 100
    template_name = "office/today.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        request = parent_context["request"]
        everybody = request.GET.get("de") == "todas"
        day = timezone.localdate()
        return {
            "request": request,
            "csrf_token": parent_context.get("csrf_token"),
            "day": day,
            "everybody": everybody,
            "today": today_of(request.user, day=day, everybody=everybody),
            "first_steps": first_steps(request.user),
            "has_plan": current_plan() is not None,
            "is_only_administrator": is_only_administrator(request.user),
        }
