"""Handing mailings to the workers."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from pregon.jobs.public import db_now, enqueue

from ..enums import Purpose, Reason, State
from ..models import Mailing, Message, Suppression
from .deliver import deliver
from .finish import close_finished

GIVE_UP_AFTER = timedelta(hours=72)


@transaction.atomic
def start(mailing: Mailing) -> None:
    """Hands the mailing to the workers; asked again, it does nothing."""
    now = db_now()
    fresh = Mailing.objects.filter(pk=mailing.pk, started_at=None)
    if not fresh.update(started_at=timezone.now(), give_up_at=now + GIVE_UP_AFTER):
        return
    Message.objects.filter(mailing=mailing, state=State.PENDING).update(due_at=now)
    close_finished([mailing.pk])
    enqueue(deliver)


@transaction.atomic
def retry_failed(mailing: Mailing) -> int:
    """Tries once more what failed, except addresses that are suppressed by now; returns how many messages.

    Nothing of a mailing that was stopped is tried again.
    """
    now = db_now()
    wanted = _worth_retrying(mailing)
    count = wanted.update(state=State.PENDING, reason=Reason.NONE, attempts=0, due_at=now)
    if count:
        Mailing.objects.filter(pk=mailing.pk).update(finished_at=None, give_up_at=now + GIVE_UP_AFTER)
        enqueue(deliver)
    return count


def _worth_retrying(mailing: Mailing) -> QuerySet[Message]:
    failed = Message.objects.filter(mailing=mailing, mailing__stopped_at=None, state=State.FAILED)
    if mailing.purpose != Purpose.CAMPAIGN:
        return failed
    return failed.exclude(Exists(Suppression.objects.filter(address=Lower(OuterRef("address")))))
