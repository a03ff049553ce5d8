"""A thing that is commented on, and people who comment on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.utils import timezone

from pregon.delivery.models import Mailing
from pregon.moderation.models import Comment, Participant
from pregon.moderation.public import Target, TargetKind, post_comment, target_kinds

KIND = "sample"


def _describe(ids: Any) -> dict[int, Target]:
    """Whatever has a number below 1000 is there."""
    return {pk: Target(f"Tema {pk}", f"/prueba/{pk}/") for pk in ids if pk < 1000}


SAMPLE = TargetKind(id=KIND, label="Tema de prueba", describe=_describe, is_open=lambda pk: pk < 900)


@contextmanager
def sample_target(**changes: Any) -> Iterator[TargetKind]:
    """Registers a kind of thing with public pages at `/prueba/<number>/`; those from 900 on take no comments."""
    kind = replace(SAMPLE, **changes)
    target_kinds._entries[KIND] = kind
    try:
        yield kind
    finally:
        target_kinds._entries.pop(KIND, None)


def make_participant(contact: str = "ana@vereda.example", name: str = "Ana Gómez", **values: Any) -> Participant:
    """Somebody whose contact was verified."""
    values = {"contact_kind": "email", "last_seen_at": timezone.now(), **values}
    return Participant.objects.get_or_create(contact=contact, defaults={"name": name, **values})[0]


def say(text: str = "El puente necesita barandas", *, by: Participant | None = None, **values: Any) -> Comment:
    """A comment on thing 1 as a citizen posts it."""
    author = by or make_participant()
    values = {"kind": KIND, "object_id": 1, "name": author.name, **values}
    return post_comment(author=author, text=text, **values)


def last_code() -> str:
    """The code in the newest mail, as the person reads it."""
    found = re.search(r"\b\d{6}\b", Mailing.objects.filter(source_kind="comment_code").latest("pk").text)
    assert found
    return found[0]
