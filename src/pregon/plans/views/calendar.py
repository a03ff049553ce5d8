"""What is due, by month: a grid on a desk, a list on a phone."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import rules
from ..access import require
from ..models import Task
from ..queries import tasks_between

YEARS = range(2000, 2101)


@dataclass
class Day:
    """A square of the grid."""

    date: date
    in_month: bool
    is_today: bool
    tasks: list[Task] = field(default_factory=list)


@require_safe
def month(request: HttpRequest, year: int | None = None, number: int | None = None) -> HttpResponse:
    """One month with the tasks of everybody, or of the person who looks."""
    require(rules.can_see_plan(request.user))
    today = timezone.localdate()
    first = _first_day(year or today.year, number or today.month)
    only_own = request.GET.get("de") == "mias"
    weeks = _weeks(first, today, person=request.user.pk if only_own else None)
    days = [day for week in weeks for day in week if day.in_month and day.tasks]
    context = {
        "first": first,
        "weeks": weeks,
        "days": days,
        "previous": first - timedelta(days=1),
        "next": (first + timedelta(days=31)).replace(day=1),
        "today": today,
        "only_own": only_own,
    }
    return render(request, "plans/calendar.html", context)


def _first_day(year: int, number: int) -> date:
    if year not in YEARS or not 1 <= number <= 12:
        raise Http404
    return date(year, number, 1)


def _weeks(first: date, today: date, *, person: int | None) -> list[list[Day]]:
    weeks = Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
    tasks = tasks_between(weeks[0][0], weeks[-1][-1])
    by_day: dict[date, list[Task]] = defaultdict(list)
    for task in tasks.filter(person=person) if person else tasks:
        by_day[task.due_on].append(task)
    return [[Day(day, day.month == first.month, day == today, by_day[day]) for day in week] for week in weeks]
