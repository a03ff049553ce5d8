"""The only ways from an address of a citizen's page to what it names: 404 for what the public may not see."""

from __future__ import annotations

from django.http import Http404

from ..links import comment_id_of
from ..models import Comment, Thread
from ..queries.listing import Shown, shown_comment
from ..targets import Target, find_target


def access_place(kind: str, object_id: int) -> Target:
    """A thing that is commented on."""
    target = find_target(kind, object_id)
    if target is None:
        raise Http404
    return target


def access_shown(pk: int) -> tuple[Shown, Thread, Target]:
    """A comment in view, with the thing it is about."""
    shown = shown_comment(pk)
    if shown is None:
        raise Http404
    thread = Thread.objects.get(comments=pk)
    return shown, thread, access_place(thread.kind, thread.object_id)


def access_answerable(pk: int, *, also_answers: bool = False) -> tuple[Shown, Thread, Target]:
    """A comment in view that can be answered; with `also_answers`, answers too."""
    shown, thread, target = access_shown(pk)
    if shown.parent_id and not also_answers:
        raise Http404
    return shown, thread, target


def access_own(token: str) -> Comment:
    """The comment of an author's link."""
    pk = comment_id_of(token)
    comment = Comment.objects.select_related("thread", "author").filter(pk=pk).first() if pk else None
    if comment is None:
        raise Http404
    return comment
