"""What can be commented on: higher packages say so at start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pregon.kernel.registry import Registry

if TYPE_CHECKING:
    from .models import Comment, Thread

Text = str | Promise


@dataclass(frozen=True)
class Target:
    """One thing that is commented on, as a page names it. `url` is a path of the site."""

    title: str
    url: str


def _nothing(comment: Comment) -> None:
    """For kinds that do not count."""


@dataclass(frozen=True)
class TargetKind:
    """A kind of thing that takes comments.

    `describe` answers many ids at once and leaves out what the public may not see. `is_open` says whether it takes
    comments and supports now. `on_published` and `on_unpublished` are called in the transaction that shows a comment
    or takes it away, each time it happens: there a feature counts it and forgets its kept pages.
    """

    id: str
    label: Text
    describe: Callable[[Iterable[int]], Mapping[int, Target]]
    is_open: Callable[[int], bool]
    on_published: Callable[[Comment], None] = _nothing
    on_unpublished: Callable[[Comment], None] = _nothing


target_kinds: Registry[TargetKind] = Registry("comment targets")


def register_target(kind: TargetKind) -> TargetKind:
    """Lets things of this kind be commented on; called from `AppConfig.ready`."""
    return target_kinds.register(kind.id, kind)


def find_target(kind: str, object_id: int) -> Target | None:
    """The thing, if there is such a kind and the public may see it."""
    known = target_kinds.get(kind)
    return known.describe([object_id]).get(object_id) if known else None


def is_open(kind: str, object_id: int) -> bool:
    """Whether the thing takes comments now."""
    known = target_kinds.get(kind)
    return bool(known and known.is_open(object_id))


def describe_threads(threads: Iterable[Thread]) -> dict[int, Target]:
    """What each thread is about, by the thread's number; one question per kind."""
    by_kind: dict[str, dict[int, int]] = {}
    for thread in threads:
        by_kind.setdefault(thread.kind, {})[thread.object_id] = thread.pk
    found: dict[int, Target] = {}
    for kind, objects in by_kind.items():
        known = target_kinds.get(kind)
        answers = known.describe(objects) if known else {}
        found |= {pk: answers.get(object_id) or _gone() for object_id, pk in objects.items()}
    return found


def _gone() -> Target:
    return Target(_("Una página que ya no está"), "")
