"""What there is about somebody who takes part: for themselves, and for the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from pregon.delivery.public import Recipient

from ..enums import ContactKind, State
from ..models import Comment, Following, Participant, Support, Thread
from ..targets import Target, describe_threads
from ..validators import clean_contact


@dataclass(frozen=True)
class Own:
    """A comment as its author sees it."""

    comment: Comment
    target: Target


def own_comments(participant: Participant, *, limit: int = 100) -> list[Own]:
    """The person's comments, newest first, in whatever state."""
    comments = list(Comment.objects.filter(author=participant).select_related("thread").order_by("-id")[:limit])
    targets = describe_threads({comment.thread for comment in comments})
    return [Own(comment, targets[comment.thread_id]) for comment in comments]


def personal_data_of(contact: str) -> list[dict[str, Any]]:
    """All that is kept of whoever has this e-mail or phone (Ley 1581 de 2012, art. 14): one entry per identity.

    Nothing for a contact that nobody used or that was erased.
    """
    try:
        kind, folded = clean_contact(contact)
    except ValidationError:
        return []
    return [_all_of(person) for person in Participant.objects.filter(contact_kind=kind, contact=folded)]


def participants_to_write_to(kind: str, object_id: int) -> list[Recipient]:
    """Who gets the closing answer: those with an e-mail whose comment is in view or waits, and those who follow."""
    thread = Thread.objects.filter(kind=kind, object_id=object_id).first()
    said = Comment.objects.filter(thread=thread, state__in=[State.VISIBLE, State.WAITING], author__isnull=False)
    followers = Following.objects.filter(thread=thread)
    takes_part = Q(pk__in=said.values("author")) | Q(pk__in=followers.values("participant"))
    people = Participant.objects.filter(takes_part, contact_kind=ContactKind.EMAIL)
    return [Recipient(person.contact, person.name) for person in people.exclude(contact="").order_by("pk")]


def visible_comments(kind: str, object_id: int) -> QuerySet[Comment]:
    """Every comment in view, oldest first: for exports."""
    shown = Comment.objects.filter(thread__kind=kind, thread__object_id=object_id, state=State.VISIBLE)
    return shown.filter(Q(parent=None) | Q(parent__state=State.VISIBLE)).order_by("number")


def _all_of(person: Participant) -> dict[str, Any]:
    comments = Comment.objects.filter(author=person).select_related("thread").order_by("id")
    return {
        "name": person.name,
        "contact_kind": person.contact_kind,
        "contact": person.contact,
        "since": person.created_at,
        "last_seen": person.last_seen_at,
        "consented_at": person.consented_at,
        "consent_version": person.consent_version,
        "comments": [_said(each) for each in comments],
        "followed": [str(each.thread) for each in person.followings.select_related("thread").order_by("id")],
        "supported": list(Support.objects.filter(participant=person).order_by("id").values_list("comment", flat=True)),
    }


def _said(comment: Comment) -> dict[str, Any]:
    return {
        "text": comment.body,
        "name": comment.name,
        "state": comment.state,
        "date": comment.created_at,
        "about": str(comment.thread),
    }
