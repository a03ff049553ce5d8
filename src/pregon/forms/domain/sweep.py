"""Drafts do not live for ever."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..models import Attachment, Draft
from .attachments import discard

AT_ONCE = 500


def sweep_expired() -> int:
    """Deletes drafts past their time, with their files; a submission that came of one stays. Answers how many."""
    count = 0
    while gone := _sweep_some():
        count += gone
    return count


@transaction.atomic
def _sweep_some() -> int:
    expired = list(Draft.objects.filter(expires_at__lte=timezone.now()).values_list("pk", flat=True)[:AT_ONCE])
    discard(Attachment.objects.filter(draft__in=expired))
    Draft.objects.filter(pk__in=expired).delete()
    return len(expired)
