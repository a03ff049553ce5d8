"""The words of outreach in templates."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from ..enums import State

register = template.Library()

ICONS = {
    State.DRAFT: "edit",
    State.REVIEW: "time",
    State.APPROVED: "check",
    State.PUBLISHED: "success",
    State.PROVED: "image",
    State.FAILED: "warning",
    State.WITHDRAWN: "cross",
}


@register.simple_tag
def state_icon(state: str) -> str:
    """The icon that says the state beside its word."""
    return ICONS[State(state)]


@register.filter
def moment(value: datetime) -> str:
    """`martes 3 de marzo de 2026, 2:30 p. m.`"""
    return date_format(timezone.localtime(value), r"l j \d\e F \d\e Y, g:i a").lower()
