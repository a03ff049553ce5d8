"""The words of outreach in templates."""

from __future__ import annotations

from django import template

from ..channels.base import channel_of
from ..enums import State
from ..models import Rendition
from ..words import days_words, moment_words, short_moment_words

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
def channel_label(rendition: Rendition) -> str:
    """The channel's short name: «Afiche»."""
    return str(channel_of(rendition).label)


register.simple_tag(days_words)
register.filter("moment", moment_words)
register.filter("short_moment", short_moment_words)
