"""Each opinion in view counts once; one that is taken away counts no more."""

from __future__ import annotations

from django.db.models import QuerySet

from pregon.moderation.public import Comment
from pregon.plans.public import Fact, record_fact, reverse_fact
from pregon.portal.public import purge_pages

from ..models import Topic

MEASURE, SOURCE = "forum_comments", "forum_comment"


def count_comment(comment: Comment) -> None:
    """Called when a comment comes into view, each time it does."""
    purge_pages()
    if comment.official:
        return
    topic = Topic.objects.select_related("action").get(pk=comment.thread.object_id)
    record_fact(
        measure=MEASURE,
        label=topic.question,
        source_kind=SOURCE,
        source_id=f"{comment.pk}.{_times_taken_back(comment)}",
        action=topic.action,
        channel=comment.origin,
    )


def uncount_comment(comment: Comment) -> None:
    """Called when a comment goes out of view: its fact is reversed, never erased."""
    purge_pages()
    fact = _facts(comment).filter(reverses=None, reversed_by=None).first()
    if fact:
        reverse_fact(fact, actor=None, reason="moderation")


def _times_taken_back(comment: Comment) -> int:
    return _facts(comment).exclude(reverses=None).count()


def _facts(comment: Comment) -> QuerySet[Fact]:
    return Fact.objects.filter(measure=MEASURE, source_kind=SOURCE, source_id__startswith=f"{comment.pk}.")
