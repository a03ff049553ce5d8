"""Counting who comes through a short link, without cookies and without knowing who."""

from __future__ import annotations

import hashlib
import hmac
import re
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from pregon.plans.public import record_fact

from ..channels.base import channel_of
from ..enums import State
from ..models import Rendition

# Programs that open links by themselves: search engines, link previews of messengers and networks, scripts, monitors.
# A Cubot is a telephone.
ROBOTS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|skype|slack|discord|"
    r"curl|wget|python|httpx|okhttp|java/|go-http|libwww|scrapy|headless|phantom|lighthouse|monitor|uptime|"
    r"scanner|validator|feedfetcher|archiver|proofpoint|barracuda|safelinks",
    re.IGNORECASE,
)
# Whoever reloads, goes back, or scans twice to be sure is one visit.
SAME_VISIT_SECONDS = 600
# More than a whole square scanning at once: what goes beyond is a program that says it is a telephone.
MOST_PER_MINUTE = 300
COUNTED_STATES = {State.APPROVED, State.PUBLISHED, State.PROVED}


def is_robot(user_agent: str, *, purpose: str = "") -> bool:
    """Whether a visit was made by a program: it says so, says nothing, or fetches ahead of time."""
    return not user_agent.strip() or bool(ROBOTS.search(user_agent)) or "prefetch" in purpose.lower()


def is_repeat(rendition: Rendition, *, address: str, user_agent: str) -> bool:
    """Whether the same device came through the same link in the last ten minutes.

    Only a keyed mark of address and program is remembered, in memory, for those minutes: it says nothing of anybody.
    """
    visitor = f"{rendition.pk}|{address}|{user_agent}".encode()
    mark = hmac.new(settings.SECRET_KEY.encode(), visitor, hashlib.sha256).hexdigest()
    return not cache.add(f"visit:{mark}", True, SAME_VISIT_SECONDS)


def is_flood(rendition: Rendition) -> bool:
    """Whether this link has had as many visits in this minute as people can make: the rest is not written down."""
    minute = f"visits:{rendition.pk}:{timezone.now():%H%M}"
    cache.add(minute, 0, 120)
    return int(cache.incr(minute)) > MOST_PER_MINUTE


def count_visit(rendition: Rendition) -> None:
    """Records one visit of a person. A draft's link is only somebody trying it."""
    if rendition.state not in COUNTED_STATES:
        return
    record_fact(
        measure=channel_of(rendition).visit_measure,
        label=rendition.piece.title,
        action=rendition.piece.action,
        channel=rendition.channel,
        source_kind="visit",
        source_id=f"{rendition.pk}.{uuid4().hex}",
    )
