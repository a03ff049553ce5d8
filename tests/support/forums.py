"""Forum topics for a test, through the same verbs as people use."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pregon.forums.domain.topics import KIND, close_topic, open_topic, save_topic
from pregon.forums.models import Topic
from pregon.moderation.models import Comment, Participant
from pregon.moderation.public import post_comment
from pregon.people.public import User
from pregon.plans.public import Action

from .comments import make_participant
from .people import make_communications
from .plans import make_action

QUESTION = "¿Qué días debe abrir el mercado campesino?"


def officer() -> User:
    """The communications officer; the same one each time."""
    return User.objects.filter(email="comunicaciones@segovia.example").first() or make_communications()


def _an_action() -> Action:
    return Action.objects.first() or make_action()


def make_topic(**fields: Any) -> Topic:
    """A draft."""
    values = {
        "question": QUESTION,
        "background": "Hoy abre los domingos. **Treinta** familias venden allí.",
        "closes_on": timezone.localdate() + timedelta(days=10),
        **fields,
    }
    topic = Topic(action=values.pop("action", None) or _an_action(), **values)
    return save_topic(topic, actor=officer())


def make_open_topic(**fields: Any) -> Topic:
    topic = make_topic(**fields)
    open_topic(topic, actor=officer())
    topic.refresh_from_db()
    return topic


def make_closed_topic(**fields: Any) -> Topic:
    topic = make_open_topic(**fields)
    close_topic(topic, actor=officer())
    topic.refresh_from_db()
    return topic


def opine(topic: Topic, text: str = "Sábado y domingo.", *, by: Participant | None = None) -> Comment:
    """What a citizen says in a forum."""
    author = by or make_participant()
    return post_comment(kind=KIND, object_id=topic.pk, author=author, name=author.name, text=text)
