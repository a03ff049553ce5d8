"""Comments come, show and go; the counters of their thread, of their parent and the few answers in the list follow."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone

from ..enums import State
from ..models import Comment, Thread
from ..targets import target_kinds

INLINE_ANSWERS = 3


def thread_for(kind: str, object_id: int) -> Thread:
    """The thread of a thing; made when the first comment comes."""
    return Thread.objects.get_or_create(kind=kind, object_id=object_id)[0]


def lock_thread(pk: int) -> Thread:
    """One writer at a time in a thread, until the transaction ends: the counters stay exact."""
    return Thread.objects.select_for_update().get(pk=pk)


def add_comment(comment: Comment) -> None:
    """Keeps a new comment and counts it. Inside a transaction that holds the thread's lock."""
    Thread.objects.filter(pk=comment.thread_id).update(last_number=F("last_number") + 1)
    comment.number = Thread.objects.values_list("last_number", flat=True).get(pk=comment.thread_id)
    comment.published_at = timezone.now() if comment.is_visible else None
    comment.save(force_insert=True)
    _count(comment, before=None)


def change_state(comment: Comment, to: State, **fields: Any) -> bool:
    """Moves a comment that was read under the thread's lock; whether it moved, for it may be there already."""
    before = State(comment.state)
    if before == to:
        return False
    if to == State.VISIBLE and comment.published_at is None:
        fields["published_at"] = timezone.now()
    Comment.objects.filter(pk=comment.pk).update(state=to, **fields)
    for name, value in {"state": to, **fields}.items():
        setattr(comment, name, value)
    _count(comment, before=before)
    return True


def _count(comment: Comment, *, before: State | None) -> None:
    changes: dict[str, int] = {comment.state: 1}
    if before:
        changes[before] = -1
    step = int(comment.state == State.VISIBLE) - int(before == State.VISIBLE)
    if step and comment.parent_id:
        changes |= _count_answer(comment.parent_id, step)
    elif step:
        changes |= {"opinions": step, "replies": step * comment.replies}
    Thread.objects.filter(pk=comment.thread_id).update(**{name: F(name) + by for name, by in changes.items()})
    if step:
        _tell(comment)


def _count_answer(parent_id: int, step: int) -> dict[str, int]:
    """An answer came or went; returns what that changes in the thread."""
    Comment.objects.filter(pk=parent_id).update(replies=F("replies") + step)
    _choose_inline(parent_id)
    parent_shows = Comment.objects.filter(pk=parent_id, state=State.VISIBLE).exists()
    return {"replies": step} if parent_shows else {}


def _choose_inline(parent_id: int) -> None:
    """The answers under a comment in the list: the municipality's first, then the oldest; never more than a few."""
    answers = Comment.objects.filter(parent_id=parent_id)
    visible = answers.filter(state=State.VISIBLE).order_by("number").values_list("id", flat=True)
    chosen = [*visible.filter(official=True)[:INLINE_ANSWERS], *visible[:INLINE_ANSWERS]]
    wanted = list(dict.fromkeys(chosen))[:INLINE_ANSWERS]
    answers.filter(inline=True).exclude(pk__in=wanted).update(inline=False)
    answers.filter(pk__in=wanted, inline=False).update(inline=True)


def _tell(comment: Comment) -> None:
    """The feature counts what shows, and forgets its kept pages."""
    kind = target_kinds.get(comment.thread.kind)
    if kind:
        (kind.on_published if comment.is_visible else kind.on_unpublished)(comment)
