"""Counting a mailing, and telling of its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from pregon.jobs.public import enqueue, job
from pregon.kernel.registry import Registry

from ..enums import OPEN_STATES, Reason, State
from ..models import Mailing, Message

Finished = Callable[[Mailing], None]
_finished: Registry[Finished] = Registry("what follows a finished mailing")


@dataclass(frozen=True)
class Accounting:
    """How many messages a mailing has in each state; they add up to `total`."""

    total: int = 0
    pending: int = 0
    sending: int = 0
    sent: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def is_open(self) -> bool:
        return bool(self.pending or self.sending)

    @property
    def done(self) -> int:
        return self.total - self.pending - self.sending


def accounting(mailing: Mailing) -> Accounting:
    """The state of each message, counted now."""
    return accountings([mailing])[mailing.pk]


def accountings(mailings: Iterable[Mailing]) -> dict[int, Accounting]:
    """The accounting of several mailings by their ids, in one query."""
    counts: dict[int, dict[str, int]] = {mailing.pk: {} for mailing in mailings}
    rows = Message.objects.filter(mailing__in=counts).order_by().values_list("mailing", "state")
    for pk, state, number in rows.annotate(number=Count("pk")):
        counts[pk][state] = number
    return {pk: Accounting(total=sum(each.values()), **each) for pk, each in counts.items()}


def on_finished(source_kind: str, callback: Finished) -> None:
    """`callback(mailing)` runs as a job when a mailing of this source has no open message left.

    It runs again when a retry has finished, and may run twice after a crash: write it so that this does no harm.
    """
    _finished.register(source_kind, callback)


def close_finished(mailing_ids: Collection[int]) -> None:
    """Marks the started mailings among these that have nothing left to send; each is told of once."""
    skip_stopped(mailing_ids, Message.objects.filter(state=State.PENDING))
    for pk in _without_open_messages(mailing_ids):
        _close(pk)


def skip_stopped(mailing_ids: Collection[int], messages: QuerySet[Message]) -> int:
    """What belongs to the stopped mailings among these does not leave any more; returns how many messages."""
    # Nearly always there is none: asked first, because there can be very many messages.
    stopped = list(Mailing.objects.filter(pk__in=mailing_ids, stopped_at__isnull=False).values_list("pk", flat=True))
    if not stopped:
        return 0
    return messages.filter(mailing__in=stopped).update(state=State.SKIPPED, reason=Reason.WITHDRAWN, claim=None)


def close_forgotten() -> None:
    """The same for all mailings: a worker may have died between the last message and the mark."""
    unfinished = Mailing.objects.filter(started_at__isnull=False, finished_at=None)
    close_finished(list(unfinished.values_list("pk", flat=True)))


@job()
def announce_finished(mailing_id: int) -> None:
    """Runs what waits for the end of a mailing."""
    mailing = Mailing.objects.get(pk=mailing_id)
    callback = _finished.get(mailing.source_kind)
    if callback:
        callback(mailing)


def _without_open_messages(mailing_ids: Collection[int]) -> list[int]:
    left = Message.objects.filter(mailing=OuterRef("pk"), state__in=OPEN_STATES)
    started = Mailing.objects.filter(pk__in=mailing_ids, started_at__isnull=False, finished_at=None)
    return list(started.filter(~Exists(left)).values_list("pk", flat=True))


@transaction.atomic
def _close(pk: int) -> None:
    if Mailing.objects.filter(pk=pk, finished_at=None).update(finished_at=timezone.now()):
        enqueue(announce_finished, mailing_id=pk)
