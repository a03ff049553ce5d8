"""Approving, scheduling, sending out, taking back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import CONTENTS_PUBLISHED, Fact, record_fact, reverse_fact

from ..channels.base import channel_of
from ..enums import State
from ..models import Rendition
from .moves import move


def submit(rendition: Rendition, *, actor: User) -> None:
    """Asks for approval. Raises `ValidationError` with what the channel still needs."""
    _refuse_incomplete(rendition)
    move(rendition, State.REVIEW, actor=actor, submitted_by=actor, failure="")


@transaction.atomic
def approve(rendition: Rendition, *, actor: User, scheduled_at: datetime | None = None) -> None:
    """Approves what the channel would say now and freezes it; with a date it goes out by itself on it."""
    _refuse_incomplete(rendition)
    if scheduled_at and scheduled_at <= timezone.now():
        raise ValidationError({"scheduled_at": _("Elija una fecha y hora que aún no haya pasado.")})
    content = channel_of(rendition).content(rendition)
    changes = {"approved_by": actor, "approved_at": timezone.now(), "scheduled_at": scheduled_at, "failure": ""}
    move(rendition, State.APPROVED, actor=actor, approved_content=content, **changes)


def send_back(rendition: Rendition, *, actor: User) -> None:
    """Returns it to draft: it was not ready, or its date is given up."""
    move(rendition, State.DRAFT, actor=actor, scheduled_at=None)


@transaction.atomic
def publish(rendition: Rendition, *, actor: User | None) -> None:
    """Puts an approved rendition out and counts it: both or neither, and once however often it is asked.

    Raises `ValidationError` when it is not approved or a person must carry it out.
    """
    channel = channel_of(rendition)
    if not channel.publishes_itself:
        raise ValidationError(_("Este canal lo pone una persona: imprima la pieza y suba la foto como prueba."))
    move(rendition, State.PUBLISHED, actor=actor, published_at=timezone.now(), scheduled_at=None)
    rendition.reference = channel.publish(rendition, actor=actor)
    rendition.save(update_fields=["reference"])
    count_content(rendition)


def count_content(rendition: Rendition) -> Fact:
    """Records that a content was published by this channel, once per time it went out."""
    return record_fact(
        measure=CONTENTS_PUBLISHED.key,
        label=rendition.piece.title,
        action=rendition.piece.action,
        channel=rendition.channel,
        source_kind="rendition",
        source_id=outing_id(rendition),
        happened_at=rendition.published_at,
    )


def outing_id(rendition: Rendition) -> str:
    """Names one time that a rendition went out: withdrawn and published again counts as another."""
    withdrawn = Fact.objects.filter(
        measure=CONTENTS_PUBLISHED.key,
        source_kind="rendition",
        source_id__startswith=f"{rendition.pk}.",
        reverses__isnull=False,
    ).count()
    return f"{rendition.pk}.{withdrawn + 1}"


@transaction.atomic
def withdraw(rendition: Rendition, *, actor: User, reason: str) -> None:
    """Takes a rendition back and its content out of the count. Raises `ValidationError` without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Diga por qué se retira: queda en el historial.")})
    uncount(rendition, actor=actor, reason=reason)
    channel_of(rendition).withdraw(rendition, actor=actor)
    move(rendition, State.WITHDRAWN, actor=actor)


def uncount(rendition: Rendition, *, actor: User | None, reason: str) -> None:
    """Takes the content of a rendition out of the count."""
    fact = Fact.objects.filter(
        measure=CONTENTS_PUBLISHED.key,
        source_kind="rendition",
        source_id=outing_id(rendition),
        reverses__isnull=True,
    ).first()
    if fact:
        reverse_fact(fact, actor=actor, reason=reason)


def publish_scheduled(rendition: Rendition, *, now: datetime) -> None:
    """Puts out what was approved for a moment that has come; asked again, or too early, it does nothing.

    What cannot go out any more keeps the reason, where the composer shows it.
    """
    if rendition.state != State.APPROVED or not rendition.scheduled_at or rendition.scheduled_at > now:
        return
    try:
        publish(rendition, actor=rendition.approved_by)
    except ValidationError as error:
        Rendition.objects.filter(pk=rendition.pk).update(failure=" ".join(error.messages), scheduled_at=None)


def _refuse_incomplete(rendition: Rendition) -> None:
    channel = channel_of(rendition)
    problems = channel.problems(channel.content(rendition))
    if problems:
        raise ValidationError(problems)
