"""The words of the Committee in templates."""

from __future__ import annotations

from datetime import datetime

from django import template

from ..subjects import kind_label
from ..words import age_words, day_words, hour_words, moment_words

register = template.Library()

SESSION_LOOKS = {
    "convened": ("calendar-alt", ""),
    "held": ("rotate", "under_way"),
    "closed": ("success", "fulfilled"),
    "cancelled": ("cross", ""),
    "open": ("rotate", "under_way"),
}
OUTCOME_LOOKS = {
    "approved": ("success", "fulfilled"),
    "rejected": ("cross", "late"),
    "deferred": ("time", "doubt"),
    "carried": ("arrow-right", ""),
    "no_quorum": ("warning", "doubt"),
    "open": ("minus", ""),
}


@register.filter
def moment(value: datetime) -> str:
    return moment_words(value)


@register.filter
def day(value: datetime) -> str:
    return day_words(value)


@register.filter
def hour(value: datetime) -> str:
    return hour_words(value)


@register.filter
def age(value: datetime) -> str:
    return age_words(value)


@register.filter
def kind_name(kind: str) -> str:
    return kind_label(kind)


@register.inclusion_tag("committee/_state.html")
def state_of(value: str, label: str) -> dict[str, str]:
    """The state of a session or consultation: a sign, a word, a colour."""
    icon, look = SESSION_LOOKS.get(value, ("minus", ""))
    return {"icon_name": icon, "look": look, "label": label}


@register.inclusion_tag("committee/_state.html")
def outcome_of(value: str, label: str) -> dict[str, str]:
    """What was decided, or what became of an item."""
    icon, look = OUTCOME_LOOKS.get(value, ("minus", ""))
    return {"icon_name": icon, "look": look, "label": label}
