"""Who may do what in the Committee. Screens ask these names, never a permission string."""

from __future__ import annotations

from pregon.people.public import User


def can_read_decisions(user: User) -> bool:
    """Decisions and issued acts: all staff."""
    return user.has_perm("committee.view_decision")


def can_see_sessions(user: User) -> bool:
    """What waits, sessions, votes, drafts: the members, the mayor and the secretary."""
    return user.has_perm("committee.view_session")


def can_run_committee(user: User) -> bool:
    """Convene, write down, close, issue: the secretary."""
    return user.has_perm("committee.change_session")


def can_change_members(user: User) -> bool:
    return user.has_perm("committee.change_member")


def can_propose(user: User) -> bool:
    """Bring a topic of one's own into the tray."""
    return user.has_perm("committee.add_matter")
