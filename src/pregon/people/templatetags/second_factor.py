"""Whether somebody still stands before the door of the office."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django import template
from django.conf import settings
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def office_is_open(context: Context) -> bool:
    """Whether the office lets the person of this request in: with a second factor, or where none is required."""
    user = context["request"].user
    return user.is_authenticated and (not settings.SECOND_FACTOR_REQUIRED or is_mfa_enabled(user))
