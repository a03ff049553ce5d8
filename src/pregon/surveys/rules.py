"""Who may do what with surveys. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User


def can_see(user: User) -> bool:
    """The list, the settings and how many answered; not what they said."""
    return user.has_perm("surveys.view_survey")


def can_write(user: User) -> bool:
    return user.has_perm("surveys.change_survey")


def can_open(user: User) -> bool:
    """Whoever opens also closes and publishes results."""
    return user.has_perm("surveys.open_survey")


def can_capture(user: User) -> bool:
    """Whoever may type papers and telephone calls."""
    return user.has_perm("surveys.add_answer")


def can_read_answers(user: User) -> bool:
    """Whoever may read single answers, the free texts and the export."""
    return user.has_perm("surveys.view_answer")


def can_withdraw(user: User) -> bool:
    return user.has_perm("surveys.delete_answer")
