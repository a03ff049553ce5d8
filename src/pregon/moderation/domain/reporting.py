"""Readers say that something is wrong."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import ReportReason, State, WaitReason
from ..models import Comment, Report
from .errors import Refused
from .limits import REPORTS_PER_NETWORK, exceeds
from .moderating import hold

# So many devices, from so many networks, take a comment from view until a person has looked at it: never more than
# that, and never again once a person let it stand.
DEVICES_TO_HOLD = 5
NETWORKS_TO_HOLD = 3
REVIEW_WITHIN = timedelta(hours=24)


def report(*, comment: Comment, reason: str, note: str, device: str, network: str) -> bool:
    """A reader's report; returns whether it is the first of this device. Raises `Refused` for too many."""
    if exceeds(REPORTS_PER_NETWORK, network):
        raise Refused(_("Llegaron muchos reportes desde su conexión. Inténtelo más tarde."), field="reason")
    if comment.state != State.VISIBLE:
        return False
    try:
        with transaction.atomic():
            values = {"reason": ReportReason(reason), "note": note.strip()[:300]}
            Report.objects.create(comment=comment, device=device, network=network, **values)
            Comment.objects.filter(pk=comment.pk).update(
                open_reports=F("open_reports") + 1, reported_at=Coalesce("reported_at", timezone.now())
            )
    except IntegrityError:
        return False
    if _is_enough(comment):
        hold(comment, wait_reason=WaitReason.REPORTED, review_within=REVIEW_WITHIN)
    return True


def _is_enough(comment: Comment) -> bool:
    networks = list(Report.objects.filter(comment=comment, handled_at=None).values_list("network", flat=True)[:200])
    return len(networks) >= DEVICES_TO_HOLD and len(set(networks)) >= NETWORKS_TO_HOLD
