"""The only ways from an address to a row: 404 when it is not there, refusal when it is not theirs."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .models import Diagnosis, Participant

May = Callable[[User], bool]


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_diagnosis(user: User, pk: int, *, may: May = rules.can_see) -> Diagnosis:
    require(may(user))
    found = Diagnosis.objects.select_related("survey__form", "survey__action", "plan", "previous__survey", "created_by")
    return get_object_or_404(found, pk=pk)


def access_participant(user: User, pk: int, *, may: May = rules.can_see_participants) -> Participant:
    require(may(user))
    return get_object_or_404(Participant.objects.select_related("diagnosis__survey__form", "office"), pk=pk)
