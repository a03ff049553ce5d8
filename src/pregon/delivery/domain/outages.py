"""When the mail server does not take our mail: everything waits, nobody is to blame, staff is told."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from pregon.jobs.public import DbNow, db_now

from ..models import Outage

FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=5), timedelta(minutes=5)
# A single hiccup is not worth a banner.
WORTH_TELLING = 2


def transport_name() -> str:
    """The way that the instance's mail takes."""
    name: str = settings.MAIL_TRANSPORT.transport
    return name


def must_wait() -> bool:
    """Whether the server was down a moment ago and is not to be asked again yet."""
    return Outage.objects.filter(transport=transport_name(), retry_at__gt=DbNow()).exists()


@transaction.atomic
def note_outage(answer: str) -> timedelta:
    """The server could not be used; returns how long to leave it alone: 5 s, doubling, up to 5 min."""
    now = db_now()
    outage = Outage.objects.select_for_update().filter(transport=transport_name()).first()
    if outage is None:
        outage = Outage(transport=transport_name(), since=now, failures=0)
    delay: timedelta = min(FIRST_DELAY * 2 ** min(outage.failures, 10), LONGEST_DELAY)
    outage.failures += 1
    outage.answer, outage.retry_at = answer[:500], now + delay
    outage.save()
    return delay


def clear_outage() -> None:
    """The server takes mail again."""
    Outage.objects.filter(transport=transport_name()).delete()


def current_outage() -> Outage | None:
    """An interruption that staff should know of."""
    return Outage.objects.filter(transport=transport_name(), failures__gte=WORTH_TELLING).first()
