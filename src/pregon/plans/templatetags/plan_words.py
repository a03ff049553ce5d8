"""The words of the plan in templates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils import timezone

from ..enums import ActionState, Channel
from ..models import Task
from ..words import STATE_ICONS, due_words, number_words

register = template.Library()


@register.filter
def due(day: date) -> str:
    return due_words(day, timezone.localdate())


@register.filter
def is_late(task: Task) -> bool:
    return task.done_at is None and task.due_on < timezone.localdate()


@register.filter
def numeral(number: Decimal | int | None) -> str:
    return number_words(number)


@register.filter
def channel_name(key: str) -> str:
    return str(Channel(key).label) if key in Channel.values else key


@register.filter
def state_icon(state: ActionState) -> str:
    return STATE_ICONS[state]
