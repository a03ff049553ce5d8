"""Who may do what with forums. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User


def can_see_topics(user: User) -> bool:
    return user.has_perm("forums.view_topic")


def can_edit_topics(user: User) -> bool:
    return user.has_perm("forums.change_topic")
