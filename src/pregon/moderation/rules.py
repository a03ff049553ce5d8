"""Who may do what with comments. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User

from .models import Appeal
from .queries.staff import MODERATE, moderators


def can_moderate(user: User) -> bool:
    return user.has_perm(MODERATE)


def moderates_alone(user: User) -> bool:
    """Whether nobody else moderates."""
    return can_moderate(user) and not moderators().exclude(pk=user.pk).exists()


def can_decide_appeal(user: User, appeal: Appeal, *, is_alone: bool) -> bool:
    """Somebody else than who hid the comment; in a town hall with one moderator, the same person must do."""
    return can_moderate(user) and (is_alone or appeal.hidden_by_id != user.pk)
