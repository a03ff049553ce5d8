"""Who may design forms. Who may read answers is for the feature that asks."""

from __future__ import annotations

from pregon.people.public import User


def can_design_forms(user: User) -> bool:
    return user.has_perm("forms.change_form")


def can_publish_forms(user: User) -> bool:
    return user.has_perm("forms.add_formversion")
