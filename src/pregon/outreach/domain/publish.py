"""Approving, scheduling, sending out, taking back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import CONTENTS_PUBLISHED, Fact, note, record_fact, reverse_fact

from ..channels.base import channel_of
from ..enums import State
from ..fingerprint import fingerprint
from ..models import Rendition
from ..words import moment_words
from .moves import move


@transaction.atomic
def submit(rendition: Rendition, *, actor: User) -> None:
    """Asks for approval. Raises `ValidationError` with what the channel still needs."""
    _refuse_incomplete(rendition, channel_of(rendition).content(rendition))
    move(rendition, State.REVIEW, actor=actor, submitted_by=actor, failure="")


@transaction.atomic
def approve(rendition: Rendition, *, actor: User, scheduled_at: datetime | None = None, seen: str = "") -> None:
    """Approves what the channel would say now and freezes it; with a date it goes out by itself on it.

    What shows its own first day waits for that day when the date is earlier.

    Args:
        seen: the `fingerprint` of the content that the person read; empty approves whatever it says.

    Raises `ValidationError` when something is missing, the date is past or the text is not the one that was read.
    """
    if rendition.is_out:
        raise ValidationError(_("Esta versión ya salió. Retírela antes de aprobarla otra vez."))
    content = channel_of(rendition).content(rendition)
    _refuse_incomplete(rendition, content)
    _refuse_past(scheduled_at)
    if seen and seen != fingerprint(content):
        raise ValidationError(_("El texto cambió mientras usted lo revisaba. Léalo de nuevo y apruebe."))
    moment = _not_too_early(rendition, content, scheduled_at) if scheduled_at else None
    changes = {"approved_by": actor, "approved_at": timezone.now(), "scheduled_at": moment, "failure": ""}
    move(rendition, State.APPROVED, actor=actor, approved_content=content, **changes)


@transaction.atomic
def schedule(rendition: Rendition, *, actor: User | None, scheduled_at: datetime) -> None:
    """Sets or changes when an approved rendition goes out by itself: on its own first day at the earliest."""
    _refuse_past(scheduled_at)
    scheduled_at = _not_too_early(rendition, rendition.approved_content, scheduled_at)
    waiting = Rendition.objects.filter(pk=rendition.pk, state=State.APPROVED)
    if not channel_of(rendition).publishes_itself or not waiting.update(scheduled_at=scheduled_at, failure=""):
        raise ValidationError(_("Solo se programa lo que está aprobado y sale por sí mismo."))
    rendition.refresh_from_db(fields=["state", "scheduled_at", "failure"])
    when = moment_words(scheduled_at)
    details = {"title": rendition.piece.title, "channel": rendition.get_channel_display(), "when": when}
    note(rendition.piece.action, "schedule", actor=actor, **details)


@transaction.atomic
def send_back(rendition: Rendition, *, actor: User) -> None:
    """Returns it to draft: it was not ready, its date is given up, or it is prepared anew."""
    move(rendition, State.DRAFT, actor=actor, scheduled_at=None)


@transaction.atomic
def publish(rendition: Rendition, *, actor: User | None) -> None:
    """Puts an approved rendition out and counts it: both or neither, and once however often it is asked.

    What is to be seen from a later day on, as a banner may, is scheduled for that day instead: it is published, and
    counted, when it appears.

    Raises `ValidationError` when it is not approved, is no longer fit or a person must carry it out.
    """
    channel = channel_of(rendition)
    if not channel.publishes_itself:
        raise ValidationError(_("Este canal lo pone una persona: imprima la pieza y suba la foto como prueba."))
    rendition.refresh_from_db()
    if rendition.state == State.PUBLISHED:
        return
    if rendition.state == State.APPROVED:
        _refuse_incomplete(rendition, rendition.approved_content or {})
        if moment := channel.appears_at(rendition.approved_content or {}):
            _wait(rendition, moment, actor=actor)
            return
    move(rendition, State.PUBLISHED, actor=actor, published_at=timezone.now(), scheduled_at=None, failure="")
    rendition.reference = channel.publish(rendition, actor=actor)
    rendition.save(update_fields=["reference"])
    count_content(rendition)


def _wait(rendition: Rendition, moment: datetime, *, actor: User | None) -> None:
    if rendition.scheduled_at != moment:
        schedule(rendition, actor=actor, scheduled_at=moment)


def count_content(rendition: Rendition) -> Fact:
    """Records that a content was published by this channel, once per time it went out."""
    return record_fact(
        measure=CONTENTS_PUBLISHED.key,
        label=rendition.piece.title,
        action=rendition.piece.action,
        channel=rendition.channel,
        source_kind="rendition",
        source_id=rendition.outing_id,
        happened_at=rendition.published_at,
    )


@transaction.atomic
def withdraw(rendition: Rendition, *, actor: User, reason: str) -> None:
    """Takes a rendition back and its content out of the count. Raises `ValidationError` without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": _("Diga por qué se retira: queda en el historial.")})
    move(rendition, State.WITHDRAWN, actor=actor)
    channel_of(rendition).withdraw(rendition, actor=actor)
    uncount(rendition, actor=actor, reason=reason.strip())


def uncount(rendition: Rendition, *, actor: User | None, reason: str) -> None:
    """Takes the content of a rendition out of the count; the next time that it goes out is another one."""
    counted = Fact.objects.filter(
        measure=CONTENTS_PUBLISHED.key, source_kind="rendition", source_id=rendition.outing_id, reverses=None
    ).first()
    if counted:
        reverse_fact(counted, actor=actor, reason=reason)
    rendition.outing += 1
    rendition.save(update_fields=["outing"])


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


def _refuse_incomplete(rendition: Rendition, content: Mapping[str, Any]) -> None:
    problems = channel_of(rendition).problems(content)
    if problems:
        raise ValidationError(problems)


def _not_too_early(rendition: Rendition, content: Mapping[str, Any] | None, moment: datetime) -> datetime:
    first = channel_of(rendition).appears_at(content) if content else None
    return max(moment, first) if first else moment


def _refuse_past(scheduled_at: datetime | None) -> None:
    if scheduled_at and scheduled_at <= timezone.now():
        raise ValidationError({"scheduled_at": _("Elija una fecha y hora que aún no haya pasado.")})
