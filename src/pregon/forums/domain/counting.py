"""Each opinion in view counts once; one that is taken away counts no more."""

from __future__ import annotations

from pregon.moderation.public import Comment
from pregon.plans.public import count_shown, uncount_hidden
from pregon.portal.public import purge_pages

from ..models import Topic

MEASURE, SOURCE = "forum_comments", "forum_comment"


def count_comment(comment: Comment) -> None:
    """Called when a comment comes into view, each time it does."""
    purge_pages()
    if comment.official:
        return
    topic = Topic.objects.select_related("action").get(pk=comment.thread.object_id)
    count_shown(
        measure=MEASURE,
        source_kind=SOURCE,
        source_id=comment.pk,
        label=topic.question,
        action=topic.action,
        channel=comment.origin,
    )


def uncount_comment(comment: Comment) -> None:
    """Called when a comment goes out of view."""
    purge_pages()
    uncount_hidden(measure=MEASURE, source_kind=SOURCE, source_id=comment.pk, reason="moderation")
