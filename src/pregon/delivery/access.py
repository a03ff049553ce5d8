"""The only ways from a number in an address to a row: 404 when it is not there or not theirs to know of."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from pregon.people.public import User

from . import rules
from .models import Mailing, Message, Suppression


def require(allowed: bool) -> None:
    """Raises `PermissionDenied` unless the person may."""
    if not allowed:
        raise PermissionDenied


def access_mailing(user: User, pk: int) -> Mailing:
    """A mailing without its bodies."""
    require(rules.can_see_mail(user))
    mailing = get_object_or_404(
        Mailing.objects.select_related("created_by", "stopped_by").defer("html", "text", "raw"), pk=pk
    )
    if not rules.can_see_mailing(user, mailing):
        raise Http404
    return mailing


def access_mailing_to_retry(user: User, pk: int) -> Mailing:
    require(rules.can_retry_mail(user))
    return access_mailing(user, pk)


def access_message(user: User, pk: int) -> Message:
    """A message with its whole mailing."""
    require(rules.can_see_mail(user))
    message = get_object_or_404(Message.objects.select_related("mailing"), pk=pk)
    if not rules.can_see_mailing(user, message.mailing):
        raise Http404
    return message


def access_suppression_to_lift(user: User, pk: int) -> Suppression:
    require(rules.can_lift_suppressions(user))
    suppression = get_object_or_404(Suppression, pk=pk)
    require(rules.is_liftable(suppression))
    return suppression
