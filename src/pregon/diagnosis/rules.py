"""Who may do what with diagnoses. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User


def can_see(user: User) -> bool:
    """State, results and mix; not who answered."""
    return user.has_perm("diagnosis.view_diagnosis")


def can_manage(user: User) -> bool:
    """Prepare, ask, invite, remind, suppose."""
    return user.has_perm("diagnosis.change_diagnosis")


def can_see_participants(user: User) -> bool:
    """By name who was invited and who answered."""
    return user.has_perm("diagnosis.view_participant")


def can_approve(user: User) -> bool:
    return user.has_perm("diagnosis.approve_diagnosis")
