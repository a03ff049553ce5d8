"""Who sits in the Committee."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from pregon.people.public import User

from ..models import Member
from .journal import note
from .locks import locked


@transaction.atomic
def add_member(*, user: User, position: str, has_vote: bool, since: date, actor: User) -> Member:
    """Seats somebody; a person has one seat at a time, and one person presides. The same seat given twice is one.

    Raises `ValidationError`. Sessions that are already convened call the new member when they open.
    """
    locked(user)
    same = Member.objects.filter(user=user, position=position, has_vote=has_vote, since=since, until=None).first()
    if same:
        return same
    member = Member(user=user, position=position, has_vote=has_vote, since=since)
    member.full_clean()
    member.save()
    note(member, "member_add", actor=actor, position=str(member.get_position_display()))
    return member


@transaction.atomic
def change_member(member: Member, *, actor: User, **fields: Any) -> Member:
    """Changes position, vote or dates. What past sessions and open consultations keep of the seat stays as it was.

    Raises `ValidationError`.
    """
    changed = [name for name, value in fields.items() if getattr(member, name) != value]
    for name in changed:
        setattr(member, name, fields[name])
    member.full_clean()
    member.save(update_fields=changed or None)
    if changed:
        labels = [str(Member._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]
        note(member, "member_edit", actor=actor, fields=", ".join(labels))
    return member
