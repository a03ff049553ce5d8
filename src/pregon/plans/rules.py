"""Who may do what with the plan. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User

from .models import Task


def can_see_plan(user: User) -> bool:
    return user.has_perm("plans.view_plan")


def can_edit_plan(user: User) -> bool:
    return user.has_perm("plans.change_plan")


def can_import_plan(user: User) -> bool:
    return user.has_perm("plans.add_planimport")


def can_approve_plan(user: User) -> bool:
    return user.has_perm("plans.add_planversion")


def can_propose_version(user: User) -> bool:
    return user.has_perm("plans.add_proposedversion")


def can_add_evidence(user: User) -> bool:
    return user.has_perm("plans.add_evidence")


def can_finish_task(user: User, task: Task) -> bool:
    """Whoever edits the plan; and of one's own tasks, or those that nobody has, everybody on the staff."""
    own = task.person_id in (None, user.pk)
    return can_edit_plan(user) or (own and user.has_perm("plans.change_task"))
