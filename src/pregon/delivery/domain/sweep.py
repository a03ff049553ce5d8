"""What keeps the outbox healthy whatever happened to its workers, and what it forgets."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat, Now
from django.utils import timezone

from ..enums import Purpose, Reason, State
from ..models import Mailing, Message
from ..transports.file import forget_files
from .claims import free_abandoned
from .finish import close_forgotten

KEEP_NOTICES = timedelta(days=30)
KEEP_FILES = timedelta(days=30)
KEEP_ADDRESSES = timedelta(days=365)


def sweep() -> None:
    """Frees what dead workers held, gives up what no server took in its time, closes what is finished."""
    free_abandoned()
    expire()
    close_forgotten()


def expire() -> int:
    """Gives up the messages whose time is over; returns how many."""
    late = Message.objects.filter(state=State.PENDING, mailing__give_up_at__lt=Now())
    return late.update(state=State.FAILED, reason=Reason.EXPIRED)


def forget() -> None:
    """Deletes personal notices after a month, and the names and addresses of campaigns after a year.

    The account of a campaign stays: each message keeps its state.
    """
    old = Mailing.objects.filter(finished_at__lt=timezone.now() - KEEP_NOTICES, purpose=Purpose.TRANSACTIONAL)
    old.delete()
    for mailing in Mailing.objects.filter(finished_at__lt=timezone.now() - KEEP_ADDRESSES, erased_at=None):
        _erase(mailing)
    forget_files(older_than=KEEP_FILES)


def _erase(mailing: Mailing) -> None:
    nobody = Concat(Cast("pk", CharField()), Value("@anonimo.invalid"))
    Message.objects.filter(mailing=mailing).update(address=nobody, name="", values={}, answer="")
    Mailing.objects.filter(pk=mailing.pk).update(erased_at=timezone.now())
