"""Reading pieces and renditions."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from pregon.plans.public import Action

from .channels.base import channels
from .enums import State
from .models import Piece, Placement, Rendition


def pieces_of(action: Action | None = None) -> QuerySet[Piece]:
    """Pieces with what the lists show of them, the last touched first; of one action or all."""
    pieces = Piece.objects.select_related("action__objective", "created_by", "picture").prefetch_related("renditions")
    return pieces.filter(action=action) if action else pieces


def waiting_for_approval() -> QuerySet[Rendition]:
    """Renditions that somebody must approve."""
    return Rendition.objects.filter(state=State.REVIEW).select_related("piece__action", "submitted_by")


def waiting_for_proof() -> QuerySet[Rendition]:
    """Approved renditions that a person must put out and prove, with their places."""
    by_hand = [channel.kind for channel in channels if not channel.publishes_itself]
    return (
        Rendition.objects.filter(state__in=[State.APPROVED, State.PROVED], channel__in=by_hand)
        .select_related("piece__action")
        .prefetch_related(Prefetch("placements", Placement.objects.select_related("evidence__file")))
    )


def due_renditions(now: datetime) -> QuerySet[Rendition]:
    """Approved renditions whose moment has come."""
    return Rendition.objects.filter(state=State.APPROVED, scheduled_at__lte=now)
