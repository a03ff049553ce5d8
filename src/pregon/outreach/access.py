"""The only ways from a number in an address to a row: 404 when it is not there, refusal when it is not theirs."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from pregon.people.public import User
from pregon.plans.public import Action

from . import rules
from .channels.base import channel_of
from .models import Piece, Placement, Rendition

May = Callable[[User], bool]


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_action(user: User, pk: int) -> Action:
    """An action that the person may write a piece for."""
    require(rules.can_begin(user))
    return get_object_or_404(Action.objects.select_related("objective__plan"), pk=pk)


def access_piece(user: User, pk: int, *, may: May = rules.can_see) -> Piece:
    require(may(user))
    pieces = Piece.objects.select_related("action__objective__plan", "picture", "created_by")
    return get_object_or_404(pieces, pk=pk)


def access_rendition(user: User, pk: int, *, may: May = rules.can_see) -> Rendition:
    require(may(user))
    people = ("submitted_by", "approved_by")
    return get_object_or_404(Rendition.objects.select_related("piece__action__objective", *people), pk=pk)


def access_poster(user: User, pk: int, *, may: May = rules.can_see) -> Rendition:
    """A rendition that a person puts out."""
    rendition = access_rendition(user, pk, may=may)
    if channel_of(rendition).publishes_itself:
        raise Http404
    return rendition


def access_placement(user: User, pk: int) -> Placement:
    """A place, for somebody who may prove it."""
    require(rules.can_place(user))
    related = ("rendition__piece__action__objective", "evidence__file")
    return get_object_or_404(Placement.objects.select_related(*related), pk=pk)


def access_proof(user: User, pk: int) -> Placement:
    """A proved place, for somebody who may put its proof right."""
    placement = access_placement(user, pk)
    if not placement.is_proved:
        raise Http404
    require(rules.can_correct(user, placement))
    return placement
