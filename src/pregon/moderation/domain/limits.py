"""How often is too often: counted in the database, by keyed marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from ..marks import mark
from ..models import Tally


@dataclass(frozen=True)
class Limit:
    """At most `most` times within `window`. Windows follow one another; nobody waits longer than one."""

    id: str
    most: int
    window: timedelta


CODES_PER_CONTACT = Limit("codes.contact", 5, timedelta(hours=1))
CODES_PER_CONTACT_AND_DAY = Limit("codes.contact.day", 12, timedelta(days=1))
# Half a village may sit behind one address of the telephone company: beyond the first a question is asked, and only
# beyond the second nothing is sent.
CODES_PER_NETWORK_CALM = Limit("codes.network.calm", 15, timedelta(hours=1))
CODES_PER_NETWORK = Limit("codes.network", 120, timedelta(hours=1))
WRONG_CODES_PER_NETWORK = Limit("codes.wrong", 60, timedelta(hours=1))
WRONG_PRINTED_PER_NETWORK = Limit("printed.wrong", 20, timedelta(hours=1))
POSTS_PER_MINUTE = Limit("posts.minute", 3, timedelta(minutes=1))
POSTS_PER_HOUR = Limit("posts.hour", 20, timedelta(hours=1))
POSTS_PER_NETWORK_CALM = Limit("posts.network", 30, timedelta(minutes=10))
NEWCOMERS_PER_THREAD = Limit("posts.newcomers", 40, timedelta(minutes=10))
SUPPORTS_PER_HOUR = Limit("supports.hour", 200, timedelta(hours=1))
REPORTS_PER_NETWORK = Limit("reports.network", 60, timedelta(hours=1))


def count(limit: Limit, *who: object) -> int:
    """Counts once more; returns how often it was within this window. Kept even if what follows is undone."""
    now = timezone.now()
    key = _key(limit, now, who)
    tally = Tally.objects.filter(key=key)
    with transaction.atomic():
        if not tally.update(count=F("count") + 1) and not _begin(key, now + limit.window):
            tally.update(count=F("count") + 1)
        return tally.get().count


def exceeds(limit: Limit, *who: object) -> bool:
    """Counts once more; whether that is too often."""
    return count(limit, *who) > limit.most


def is_exhausted(limit: Limit, *who: object) -> bool:
    """Whether once more would be too often; counts nothing."""
    return Tally.objects.filter(key=_key(limit, timezone.now(), who), count__gte=limit.most).exists()


def _begin(key: str, expires_at: datetime) -> bool:
    """Whether this was the first; somebody else may have been faster."""
    try:
        with transaction.atomic():
            Tally.objects.create(key=key, count=1, expires_at=expires_at)
    except IntegrityError:
        return False
    return True


def _key(limit: Limit, now: datetime, who: tuple[object, ...]) -> str:
    number = int(now.timestamp() // limit.window.total_seconds())
    return mark("tally", limit.id, number, *who, length=32)
