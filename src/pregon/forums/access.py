"""The only ways from an address to a topic: 404 when it is not there, refusal when it is not theirs."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from pregon.people.public import User
from pregon.plans.public import Action

from . import rules
from .models import Topic


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_topic(user: User, pk: int, *, may: Callable[[User], bool] = rules.can_see_topics) -> Topic:
    require(may(user))
    return get_object_or_404(Topic.objects.select_related("action", "answered_by"), pk=pk)


def access_action(user: User, pk: int) -> Action:
    """The action that a new topic belongs to."""
    require(rules.can_edit_topics(user))
    return get_object_or_404(Action, pk=pk)
