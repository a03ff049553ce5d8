"""Reading forums."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import reverse

from pregon.moderation.public import Target

from .enums import PUBLIC, TopicState
from .models import Topic


def public_topics() -> QuerySet[Topic]:
    """What anybody may read: open ones first, those that close soonest on top; then the newest."""
    rank = Case(When(state=TopicState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Topic.objects.filter(state__in=PUBLIC).order_by(rank, "closes_on", "-pk")


def topics_for_staff(*, state: str = "") -> QuerySet[Topic]:
    """All topics, newest first; of one state, or of all."""
    topics = Topic.objects.select_related("action")
    return topics.filter(state=state) if state in TopicState.values else topics


def describe(ids: Iterable[int]) -> dict[int, Target]:
    """The public topics among these, for the pages of comments."""
    rows = Topic.objects.filter(pk__in=list(ids), state__in=PUBLIC).values_list("pk", "question", "slug")
    return {pk: Target(question, reverse("forum_topic", args=[slug])) for pk, question, slug in rows}


def takes_comments(pk: int) -> bool:
    """Whether citizens may write here now."""
    return Topic.objects.filter(pk=pk, state=TopicState.OPEN).exists()


def closing_by(day: date) -> QuerySet[Topic]:
    """Open forums whose last day is within a week of `day`."""
    soon = Topic.objects.filter(state=TopicState.OPEN, closes_on__lte=day + timedelta(days=7))
    return soon.select_related("action", "created_by")


def to_be_answered() -> QuerySet[Topic]:
    """Closed forums whose participants wait for an answer."""
    return Topic.objects.filter(state=TopicState.CLOSED).select_related("action", "created_by")
