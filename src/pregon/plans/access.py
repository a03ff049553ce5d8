"""The only ways from a number in an address to a row: 404 when it is not there, refusal when it is not theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .models import Action, Evidence, Indicator, Plan, PlanImport, Task
from .parts import PARTS, Kind, Part


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_plan(user: User, pk: int, *, may: Callable[[User], bool] = rules.can_see_plan) -> Plan:
    require(may(user))
    return get_object_or_404(Plan, pk=pk)


def access_action(user: User, pk: int, *, may: Callable[[User], bool] = rules.can_see_plan) -> Action:
    """An action with its objective and plan."""
    require(may(user))
    return get_object_or_404(Action.objects.select_related("objective__plan"), pk=pk)


def access_indicator(user: User, pk: int) -> Indicator:
    require(rules.can_see_plan(user))
    return get_object_or_404(Indicator.objects.select_related("action__objective__plan"), pk=pk)


def access_task_to_finish(user: User, pk: int) -> Task:
    task = get_object_or_404(Task.objects.select_related("action"), pk=pk)
    require(rules.can_finish_task(user, task))
    return task


def access_evidence(user: User, pk: int) -> Evidence:
    require(rules.can_see_plan(user))
    return get_object_or_404(Evidence.objects.select_related("file"), pk=pk, file__isnull=False)


def access_import(user: User, pk: int) -> PlanImport:
    require(rules.can_import_plan(user))
    return get_object_or_404(PlanImport.objects.select_related("plan"), pk=pk)


def access_kind(user: User, slug: str) -> Kind:
    """What an address names as a kind of part («tactica»), for somebody who edits the plan."""
    require(rules.can_edit_plan(user))
    if slug not in PARTS:
        raise Http404
    return PARTS[slug]


def access_part(user: User, slug: str, pk: int) -> tuple[Kind, Part]:
    kind = access_kind(user, slug)
    part: Any = get_object_or_404(kind.model, pk=pk)
    return kind, part
