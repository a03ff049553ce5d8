"""The same text again."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import WaitReason
from ..models import Comment
from .base import FINE, Check, Finding, Posting

WITHIN = timedelta(days=1)
# A neighbours' campaign may share a text: the first ones show, the rest waits together as one group.
FREE_COPIES = 3


class OwnRepeat(Check):
    """Nobody says the same thing twice in a day."""

    id = "own_repeat"

    def look(self, posting: Posting) -> Finding:
        same = _recent(posting).filter(author=posting.author, thread_id=posting.thread_id)
        if same.exclude(submission=posting.submission).exists():
            return Finding(refusal=_("Ya envió ese mismo texto hoy. Búsquelo en «Mis aportes»."))
        return FINE


class SameText(Check):
    """A text that many send waits, in one group."""

    id = "same_text"

    def look(self, posting: Posting) -> Finding:
        copies = _recent(posting).exclude(author=posting.author).values("pk")[:FREE_COPIES]
        return Finding(wait=WaitReason.SAME_TEXT) if len(copies) >= FREE_COPIES else FINE


def _recent(posting: Posting) -> QuerySet[Comment]:
    return Comment.objects.filter(fingerprint=posting.fingerprint, created_at__gt=timezone.now() - WITHIN)
