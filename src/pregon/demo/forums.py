"""The demo's forums: one that ended with its answer, one that is open, each approved by the Committee first."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import time_machine
from django.utils import timezone

from pregon.forums.public import KIND, Topic, answer_topic, close_topic, open_topic, propose_topic, save_topic
from pregon.moderation.public import Participant, answer_officially, post_comment, post_from_paper
from pregon.plans.public import Plan, actions_of

from .cast import Cast
from .story import Story


def write_topics(story: Story, *, plan: Plan, cast: Cast, today: date) -> list[Topic]:
    """Drafts that go before the Committee in its next session; in the order of the story."""
    return [_write(row, plan=plan, cast=cast, today=today) for row in story["forums"]]


def live_through(topics: list[Topic], story: Story, *, cast: Cast, today: date) -> None:
    """Opens each forum on its day, lets people speak, and ends the one that is over with its answer."""
    for topic, row in zip(topics, story["forums"], strict=True):
        with time_machine.travel(_moment(today, row["opened_days_ago"], 0), tick=True):
            open_topic(topic, actor=cast["communications"])
        for number, said in enumerate(row["opinions"]):
            _say(topic, said, number, cast=cast, today=today)
        if "answer" in row:
            with time_machine.travel(_moment(today, row["answered_days_ago"], 0), tick=True):
                close_topic(topic, actor=cast["communications"])
                answer_topic(topic, text=row["answer"].strip(), actor=cast["mayor"])


def _write(row: Story, *, plan: Plan, cast: Cast, today: date) -> Topic:
    topic = Topic(
        action=actions_of(plan).get(title__startswith=row["action"]),
        question=row["question"],
        background=row["background"].strip(),
        closes_on=today + timedelta(days=row["closes_in"]),
    )
    save_topic(topic, actor=cast["communications"])
    propose_topic(topic, actor=cast["communications"])
    return topic


def _say(topic: Topic, said: Story, number: int, *, cast: Cast, today: date) -> None:
    with time_machine.travel(_moment(today, said["days_ago"], number), tick=True):
        if said.get("official"):
            answer_officially(
                kind=KIND,
                object_id=topic.pk,
                text=said["text"],
                actor=cast["communications"],
                form_key=f"demo-{number}",
            )
        elif said.get("paper"):
            post_from_paper(
                kind=KIND,
                object_id=topic.pk,
                name=said["name"],
                text=said["text"],
                contact="",
                scan=None,
                actor=cast["communications"],
                form_key=f"demo-{number}",
            )
        else:
            person = _participant(said["name"], f"foro{topic.pk}-{number}@correo.example")
            post_comment(kind=KIND, object_id=topic.pk, author=person, name=person.name, text=said["text"])


def _participant(name: str, contact: str) -> Participant:
    now = timezone.now()
    values = {"name": name, "contact_kind": "email", "contact": contact, "last_seen_at": now, "consented_at": now}
    return Participant.objects.create(**values)


def _moment(today: date, days_ago: int, number: int) -> datetime:
    """Of a day that many days ago, ten in the morning and a while later for each opinion."""
    ten = timezone.make_aware(datetime.combine(today - timedelta(days=days_ago), time(10)))
    return ten + timedelta(minutes=17 * number)
