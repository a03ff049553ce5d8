"""What the Committee decides about: kinds of subjects that higher packages register at start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from pregon.kernel.registry import Registry

if TYPE_CHECKING:
    from .models import Decision


@dataclass(frozen=True)
class Subject:
    """A subject in words for the Committee. `url` is where a member of staff reads the whole of it."""

    title: str
    summary: str = ""
    url: str = ""


def _nothing(decision: Decision) -> None:
    """A kind that only wants to be asked about."""


@dataclass(frozen=True)
class SubjectKind:
    """A kind of subject: a plan's version, a forum's topic.

    `describe(object_id)` raises `LookupError` for a subject that does not exist. `on_decided(decision)` runs inside the
    transaction that records the decision, so that a decision and what it does are both there or neither is: it may
    raise `ValidationError` in words for the person, and leaves whatever is slow or leaves the house to a job. It is
    called for every outcome, deferral included.
    """

    id: str
    label: str | Promise
    describe: Callable[[str], Subject]
    on_decided: Callable[[Decision], None] = _nothing


subject_kinds: Registry[SubjectKind] = Registry("subjects of the Committee")

# Called for every decision, of any kind and of none, in the same transaction and after the subject's own callback.
decision_listeners: Registry[Callable[[Decision], None]] = Registry("who hears of each decision")


class UnknownSubject(Exception):
    """Nobody registered this kind: a fault of the program, not of the person."""


def register_subject_kind(kind: SubjectKind) -> SubjectKind:
    """Makes a kind known; called from `AppConfig.ready`."""
    return subject_kinds.register(kind.id, kind)


def kind_of(name: str) -> SubjectKind:
    """A registered kind; raises `UnknownSubject`."""
    kind = subject_kinds.get(name)
    if kind is None:
        raise UnknownSubject(name)
    return kind


def kind_label(name: str) -> str:
    """A kind's name on the screen; a matter of its own has none, and one whose package is gone shows as stored."""
    kind = subject_kinds.get(name)
    return str(kind.label) if kind else name
