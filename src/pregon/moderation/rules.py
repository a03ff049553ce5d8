"""Who may do what with comments. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User

from .models import Appeal
from .queries.staff import MODERATE, moderators


def can_moderate(user: User) -> bool:
    return user.has_perm(MODERATE)


def can_decide_appeal(user: User, appeal: Appeal) -> bool:
    """Somebody else than who hid the comment; in a town hall with one moderator, the same person must do."""
    if not can_moderate(user):
        return False
    if appeal.hidden_by_id != user.pk:
        return True
    return not moderators().exclude(pk=user.pk).exists()
