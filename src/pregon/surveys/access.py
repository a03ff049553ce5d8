"""The only ways from an address to a row: 404 when it is not there, refusal when it is not theirs."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .models import Answer, Survey
from .queries import seen_by_anybody

May = Callable[[User], bool]


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_survey(user: User, pk: int, *, may: May = rules.can_see) -> Survey:
    """A survey in the back office."""
    require(may(user))
    return get_object_or_404(Survey.objects.select_related("form", "action", "office", "created_by"), pk=pk)


def access_answer(user: User, pk: int, *, may: May = rules.can_read_answers) -> Answer:
    require(may(user))
    answers = Answer.objects.select_related("survey__form", "submission__version", "submission__captured_by")
    return get_object_or_404(answers, pk=pk)


def public_survey(slug: str) -> Survey:
    """A survey that anybody may see."""
    return get_object_or_404(seen_by_anybody(), slug=slug)
