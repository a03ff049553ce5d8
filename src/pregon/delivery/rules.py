"""Who may see the mail and do something about it."""

from __future__ import annotations

from pregon.people.public import User

from .enums import Purpose, SuppressionReason
from .models import Mailing, Suppression


def can_see_mail(user: User) -> bool:
    return user.has_perm("delivery.view_mailing")


def can_see_mailing(user: User, mailing: Mailing) -> bool:
    """A personal notice can hold a key to somebody's account: only whoever installs the instance reads it."""
    return can_see_mail(user) and (mailing.purpose == Purpose.CAMPAIGN or user.is_superuser)


def can_retry_mail(user: User) -> bool:
    return user.has_perm("delivery.change_mailing")


def can_lift_suppressions(user: User) -> bool:
    return user.has_perm("delivery.delete_suppression")


def is_liftable(suppression: Suppression) -> bool:
    """Who asked not to be written to is not written to again because an official wishes so (Ley 1581 de 2012)."""
    return suppression.reason in {SuppressionReason.BOUNCED, SuppressionReason.MANUAL}


def can_see_suppressions(user: User) -> bool:
    return user.has_perm("delivery.view_suppression")
