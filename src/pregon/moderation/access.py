"""The only ways from a number in an address of the back office to a row."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .models import Appeal, Block, Comment, Participant


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_comment(user: User, pk: int) -> Comment:
    """Any comment, in whatever state."""
    require(rules.can_moderate(user))
    people = ("thread", "author", "staff", "scan", "parent")
    return get_object_or_404(Comment.objects.select_related(*people), pk=pk)


def access_appeal(user: User, pk: int) -> Appeal:
    """An appeal that the person may decide."""
    require(rules.can_moderate(user))
    made = get_object_or_404(Appeal.objects.select_related("comment__thread", "hidden_by"), pk=pk)
    require(rules.can_decide_appeal(user, made, is_alone=rules.moderates_alone(user)))
    return made


def access_participant(user: User, pk: int) -> Participant:
    require(rules.can_moderate(user))
    return get_object_or_404(Participant, pk=pk)


def access_block(user: User, pk: int) -> Block:
    require(rules.can_moderate(user))
    return get_object_or_404(Block, pk=pk)
