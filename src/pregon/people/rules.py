"""Who may see and change people."""

from __future__ import annotations

from .models import User


def can_edit_people(user: User) -> bool:
    return user.has_perm("people.change_user")


def can_edit_person(user: User, person: User) -> bool:
    """The account that installed the instance is changed by itself only, or it would be a way around every role."""
    return can_edit_people(user) and (user.is_superuser or not person.is_superuser)


def can_see_contacts(user: User) -> bool:
    return user.has_perm("people.view_contact")
