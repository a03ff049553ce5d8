"""From an action that comes back to the things that somebody does by a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule
from django.db import transaction
from django.utils import timezone

from pregon.people.public import User

from ..enums import Periodicity
from ..models import Action, Task
from .journal import note

# RFC 5545 frequency and interval of each periodicity.
RULES = {
    Periodicity.WEEKLY: (WEEKLY, 1),
    Periodicity.FORTNIGHTLY: (WEEKLY, 2),
    Periodicity.MONTHLY: (MONTHLY, 1),
    Periodicity.BIMONTHLY: (MONTHLY, 2),
    Periodicity.QUARTERLY: (MONTHLY, 3),
    Periodicity.SEMIANNUAL: (MONTHLY, 6),
    Periodicity.ANNUAL: (YEARLY, 1),
}
HORIZON = timedelta(days=60)
TITLE_LENGTH = 300


def occurrences(*, periodicity: str, starts_on: date | None, ends_on: date | None, until: date) -> list[date]:
    """The days on which an action is due, from its start to `until` (inclusive) or its end, whichever is first.

    An action done once is due on its last day. The 31st of a short month is its last day.
    """
    last = min(ends_on or until, until)
    if periodicity == Periodicity.ONCE:
        day = ends_on or starts_on
        return [day] if day and day <= until else []
    if periodicity not in RULES or not starts_on or starts_on > last:
        return []
    frequency, interval = RULES[Periodicity(periodicity)]
    return [moment.date() for moment in _rule(frequency, interval, starts_on, last)]


def _rule(frequency: int, interval: int, starts_on: date, last: date) -> Iterable[datetime]:
    start, end = datetime.combine(starts_on, time()), datetime.combine(last, time())
    if frequency == MONTHLY and starts_on.day > 28:
        # Days 28…n of each month, the last of them: 31 January, 28 February, 31 March…
        days = range(28, starts_on.day + 1)
        days_of_months: Iterable[datetime] = rrule(
            MONTHLY, interval=interval, dtstart=start.replace(day=1), until=end, bymonthday=days, bysetpos=-1
        )
        return days_of_months
    moments: Iterable[datetime] = rrule(frequency, interval=interval, dtstart=start, until=end)
    return moments


@transaction.atomic
def schedule_tasks(action: Action, *, until: date, actor: User | None = None) -> list[Task]:
    """Makes the tasks of an action's recurrence up to `until`; those that exist stay as they are.

    The days before `action.tasks_since` make none.
    """
    made = set(action.tasks.exclude(occurrence=None).values_list("occurrence", flat=True))
    person = first_person(action)
    tasks = [
        Task(action=action, title=action.title[:TITLE_LENGTH], due_on=day, occurrence=day, person=person)
        for day in _days(action, until)
        if day not in made
    ]
    # Two schedulers at once: the unique occurrence decides, the second adds nothing.
    Task.objects.bulk_create(tasks, ignore_conflicts=True)
    if tasks and actor:
        note(action, "schedule_tasks", actor=actor, count=len(tasks))
    return tasks


def reschedule_tasks(action: Action, *, actor: User | None = None) -> None:
    """After dates or periodicity changed: open tasks that nobody has to do any more go, the new ones come."""
    until = timezone.localdate() + HORIZON
    days = _days(action, until)
    action.tasks.filter(done_at=None).exclude(occurrence=None).exclude(occurrence__in=days).delete()
    schedule_tasks(action, until=until, actor=actor)


def schedule_ahead() -> int:
    """Makes the tasks of every plan in force that the passing days brought into sight; returns how many."""
    until = timezone.localdate() + HORIZON
    actions = Action.objects.filter(objective__plan__is_current=True).exclude(periodicity=Periodicity.NONE)
    return sum(len(schedule_tasks(action, until=until)) for action in actions)


def _days(action: Action, until: date) -> list[date]:
    days = occurrences(periodicity=action.periodicity, starts_on=action.starts_on, ends_on=action.ends_on, until=until)
    return [day for day in days if day >= action.tasks_since]


def first_person(action: Action) -> User | None:
    """Who gets the action's tasks: the person of the first responsible role that has one."""
    responsible = action.responsibles.exclude(person=None).select_related("person").first()
    return responsible.person if responsible else None


def complete_task(task: Task, *, actor: User) -> bool:
    """Marks a task as done; answers whether it was open, so that the second of two clicks changes nothing."""
    changed = Task.objects.filter(pk=task.pk, done_at=None).update(done_at=timezone.now(), done_by=actor)
    if changed:
        note(task.action, "complete_task", actor=actor, title=task.title)
        task.refresh_from_db()
    return bool(changed)


def reopen_task(task: Task, *, actor: User) -> bool:
    """Takes a completion back; answers whether the task was done."""
    changed = Task.objects.filter(pk=task.pk).exclude(done_at=None).update(done_at=None, done_by=None)
    if changed:
        note(task.action, "reopen_task", actor=actor, title=task.title)
        task.refresh_from_db()
    return bool(changed)
