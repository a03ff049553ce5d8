"""The demo's plan: applied, assigned, and half carried out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import time_machine
from django.utils import timezone

from pregon.people.public import User
from pregon.plans.public import Action, Plan, actions_of, apply_document, complete_task, schedule_tasks

from .cast import Cast
from .story import Story, plan_document

# The newest of what is overdue stays open in these actions, so that «Hoy» has something to say.
LATE_ACTIONS = 2
# When the municipality began with its plan here: from then on there are tasks.
BEGUN = timedelta(days=120)


def make_plan(story: Story, *, municipality: str, cast: Cast, today: date) -> Plan:
    """Applies the story's plan and gives each action its people and their tasks."""
    document = plan_document(story, municipality=municipality, today=today)
    with time_machine.travel(_afternoon(today - BEGUN), tick=True):
        plan = apply_document(document, actor=cast["leader"]).plan
    people = {
        action["title"]: action["people"]
        for objective in story["plan"]["objectives"]
        for action in objective["actions"]
    }
    for action in actions_of(plan):
        _assign(action, [cast[key] for key in people[action.title]])
        schedule_tasks(action, until=today + timedelta(days=45), actor=cast["leader"])
        action.tasks.filter(person=None, done_at=None).update(person=cast[people[action.title][-1]])
    return plan


def _assign(action: Action, people: list[User]) -> None:
    for responsible, person in zip(action.responsibles.all(), people, strict=False):
        responsible.person = person
        responsible.save(update_fields=["person"])


def do_past_tasks(plan: Plan, *, today: date) -> None:
    """Marks as done what was due before today, but for the newest of the first few actions."""
    late_left = LATE_ACTIONS
    for action in actions_of(plan):
        past = list(action.tasks.filter(due_on__lt=today, done_at=None).select_related("person"))
        if past and late_left and action.objective.audience == "external":
            past.pop()
            late_left -= 1
        for task in past:
            with time_machine.travel(_afternoon(task.due_on), tick=True):
                complete_task(task, actor=task.person or plan.versions.get(number=1).approved_by)


def _afternoon(day: date) -> datetime:
    """Of the day that the work was due, or of the Friday before a weekend; not at the same minute each time."""
    friday = day - timedelta(days=max(0, day.weekday() - 4))
    return timezone.make_aware(datetime.combine(friday, time(14 + day.day % 3, day.day * 2 % 60)))
