"""What a check sees and what it may say. A check is one small class; `comment_checks` holds them in order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.utils.functional import Promise

from pregon.kernel.registry import Registry

from ..enums import WaitReason
from ..models import Participant


@dataclass(frozen=True)
class Posting:
    """A comment before it is kept."""

    author: Participant
    # An earlier comment of theirs was let stand by a person, or stood for a day.
    is_known: bool
    thread_id: int
    text: str
    fingerprint: str
    submission: str
    network: str


@dataclass(frozen=True)
class Finding:
    """What a check says: the comment waits for a person, or is refused with words for its author."""

    wait: WaitReason = WaitReason.NONE
    refusal: str | Promise = ""


FINE = Finding()


class Check(ABC):
    """Looks at one thing. The words are for the author: what happened and what to do."""

    id: str

    @abstractmethod
    def look(self, posting: Posting) -> Finding:
        """`FINE`, or what is to be done."""


comment_checks: Registry[Check] = Registry("comment checks")


def look_at(posting: Posting) -> Finding:
    """The first refusal, else the first reason to wait, else fine."""
    waiting = FINE
    for check in comment_checks:
        finding = check.look(posting)
        if finding.refusal:
            return finding
        waiting = waiting if waiting.wait else finding
    return waiting
