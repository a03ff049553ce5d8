"""A topic from its question to its answer: draft → open → closed → answered."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pregon.committee.public import decision_for, request_decision
from pregon.people.public import User
from pregon.plans.public import record_fact, topics_need_committee
from pregon.portal.public import purge_pages

from ..enums import TopicState
from ..history import note
from ..models import Topic
from .answering import send_answer

KIND = "forum"
LONGEST_SLUG = 70


@transaction.atomic
def save_topic(topic: Topic, *, actor: User) -> Topic:
    """Keeps a new or changed topic. Raises `ValidationError`; what citizens answered to already is not changed."""
    is_new = topic.pk is None
    if is_new:
        topic.created_by = actor
        topic.slug = _free_slug(topic.question)
    else:
        stored = _locked(topic)
        _require(stored.state == TopicState.DRAFT, _("El foro ya se abrió: la pregunta no cambia."))
    topic.full_clean()
    topic.save()
    note(topic, "create" if is_new else "edit", actor=actor)
    return topic


@transaction.atomic
def propose_topic(topic: Topic, *, actor: User, note_text: str = "") -> None:
    """Brings a draft before the Committee; while it waits there, asked again nothing happens."""
    _require(_locked(topic).state == TopicState.DRAFT, _("El foro ya se abrió."))
    request_decision(KIND, topic.pk, actor=actor, note=note_text)
    note(topic, "propose", actor=actor)


@transaction.atomic
def open_topic(topic: Topic, *, actor: User) -> bool:
    """Lets citizens in; answers whether it was a draft until now, so that a second click changes nothing.

    Raises `ValidationError` for a last day that is past, and without the Committee's approval where the plan asks for
    it.
    """
    topic = _locked(topic)
    if topic.state != TopicState.DRAFT:
        return False
    _require(topic.closes_on >= timezone.localdate(), _("El día de cierre ya pasó. Elija otro."))
    _require(is_allowed(topic), _("El Comité aprueba los temas de los foros. Llévele este y espere su decisión."))
    topic.state, topic.opened_at = TopicState.OPEN, timezone.now()
    topic.save(update_fields=["state", "opened_at"])
    record_fact(
        measure="forums_published",
        label=topic.question,
        source_kind="forum_topic",
        source_id=topic.pk,
        action=topic.action,
    )
    note(topic, "open", actor=actor)
    purge_pages()
    return True


def is_allowed(topic: Topic) -> bool:
    """Whether nothing that the plan asks for is missing before the topic opens."""
    if not topics_need_committee():
        return True
    decision = decision_for(KIND, topic.pk)
    return bool(decision and decision.is_approved)


@transaction.atomic
def close_topic(topic: Topic, *, actor: User | None) -> bool:
    """Takes no more opinions; answers whether it was open. What was said stays in view, and an answer is due."""
    topic = _locked(topic)
    if topic.state != TopicState.OPEN:
        return False
    topic.state, topic.closed_at = TopicState.CLOSED, timezone.now()
    topic.save(update_fields=["state", "closed_at"])
    note(topic, "close", actor=actor)
    purge_pages()
    return True


@transaction.atomic
def answer_topic(topic: Topic, *, text: str, actor: User) -> bool:
    """Publishes the closing answer and mails it once to everybody who took part with an e-mail.

    Answers whether it was due; a second click sends nothing. Raises `ValidationError` for an open forum and without
    words: nobody is told «thank you» and nothing else.
    """
    topic = _locked(topic)
    if topic.state == TopicState.ANSWERED:
        return False
    _require(topic.state == TopicState.CLOSED, _("Cierre primero el foro."))
    topic.answer = text.strip()
    _require(topic.answer, _("Escriba qué dijo la gente y qué hará la Alcaldía."))
    topic.state, topic.answered_at, topic.answered_by = TopicState.ANSWERED, timezone.now(), actor
    topic.full_clean()
    topic.save(update_fields=["answer", "state", "answered_at", "answered_by"])
    note(topic, "answer", actor=actor, count=send_answer(topic, kind=KIND, actor=actor))
    purge_pages()
    return True


def close_due(today: date) -> int:
    """Closes every forum whose last day is over; returns how many."""
    due = Topic.objects.filter(state=TopicState.OPEN, closes_on__lt=today)
    return sum(close_topic(topic, actor=None) for topic in due)


def _free_slug(question: str) -> str:
    """The question as an address; with a number when it is taken."""
    base = slugify(question)[:LONGEST_SLUG].strip("-") or "tema"
    taken = set(Topic.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def _locked(topic: Topic) -> Topic:
    return Topic.objects.select_for_update().get(pk=topic.pk)


def _require(held: object, words: str) -> None:
    if not held:
        raise ValidationError(words)
