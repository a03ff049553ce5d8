"""What forums add to an action's page, to «Hoy», to the Committee and to the records of a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pregon.committee.public import Subject
from pregon.moderation.public import comment_path
from pregon.people.public import User
from pregon.plans.public import Action, TimelineItem, TodayItem

from . import rules
from .models import Topic
from .queries import closing_by, to_be_answered

ANSWER_WITHIN = timedelta(days=15)


def subject(object_id: str) -> Subject:
    """A topic for the Committee; raises `LookupError` when there is none."""
    topic = Topic.objects.filter(pk=object_id).first()
    if topic is None:
        raise LookupError(object_id)
    return Subject(topic.question, topic.background[:600], reverse("forums:topic", args=[topic.pk]))


def timeline(action: Action) -> Iterator[TimelineItem]:
    """Each forum of the action."""
    for topic in action.forum_topics.all():
        yield TimelineItem(
            at=topic.answered_at or topic.closed_at or topic.opened_at or topic.created_at,
            title=topic.question,
            chip=_("Foro"),
            state=str(topic.get_state_display()),
            url=reverse("forums:topic", args=[topic.pk]),
            is_done=topic.is_public,
        )


def today(user: User, day: date) -> Iterator[TodayItem]:
    """Forums that close within a week, and those whose participants wait for an answer."""
    if not rules.can_edit_topics(user):
        return
    for topic in closing_by(day):
        yield _item(topic, _("Mover el foro antes de que cierre: %(question)s"), topic.closes_on, _("Ver el foro"))
    for topic in to_be_answered():
        closed = timezone.localdate(topic.closed_at)
        yield _item(topic, _("Responder el foro: %(question)s"), closed + ANSWER_WITHIN, _("Responder"))


def _item(topic: Topic, title: str, due: date, button: str) -> TodayItem:
    return TodayItem(
        title=title % {"question": topic.question},
        action_title=topic.action.title,
        chip=_("Foro"),
        due_on=due,
        person=str(topic.created_by),
        url=reverse("forums:topic", args=[topic.pk]),
        button=button,
    )


def office_address(source_id: str) -> str:
    """Where the staff sees the forum behind a fact."""
    return reverse("forums:topic", args=[source_id]) if Topic.objects.filter(pk=source_id).exists() else ""


def public_address(source_id: str) -> str:
    """Where anybody sees it."""
    topic = Topic.objects.filter(pk=source_id).first()
    return reverse("forum_topic", args=[topic.slug]) if topic and topic.is_public else ""


def comment_address(source_id: str) -> str:
    """Where the opinion behind a fact is."""
    return comment_path(int(source_id.partition(".")[0]))


def closes_words(topic: Topic) -> str:
    """«Se cierra el 30 de noviembre de 2026»."""
    return _("Se cierra el %(day)s") % {"day": date_format(topic.closes_on, "DATE_FORMAT")}
