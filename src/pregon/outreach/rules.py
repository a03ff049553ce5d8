"""Who may do what with pieces. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User

from .models import Placement


def can_see(user: User) -> bool:
    return user.has_perm("outreach.view_piece")


def can_begin(user: User) -> bool:
    return user.has_perm("outreach.add_piece")


def can_compose(user: User) -> bool:
    return user.has_perm("outreach.change_piece")


def can_approve(user: User) -> bool:
    """Whoever approves also schedules, publishes and withdraws."""
    return user.has_perm("outreach.approve_rendition")


def can_place(user: User) -> bool:
    """Whoever may hang a poster and prove it: everybody on the staff."""
    return user.has_perm("outreach.add_placement")


def can_correct(user: User, placement: Placement) -> bool:
    """Whoever sent a proof may put it right or take it back; so may whoever approves."""
    if not placement.evidence:
        return False
    return can_approve(user) or (can_place(user) and placement.evidence.added_by_id == user.pk)
