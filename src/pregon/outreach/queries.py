"""Reading pieces and renditions."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F, Prefetch, Q, QuerySet

from pregon.people.public import User
from pregon.plans.public import Action, current_plan

from .channels.base import channels
from .enums import State
from .models import Piece, Placement, Rendition


def pieces_of(action: Action | None = None) -> QuerySet[Piece]:
    """Pieces with what the lists show of them, the last touched first; of one action or all."""
    pieces = Piece.objects.select_related("action", "created_by").prefetch_related("renditions")
    return pieces.filter(action=action) if action else pieces


def find_pieces(
    *, action: int | None = None, channel: str = "", state: str = "", author: User | None = None, text: str = ""
) -> QuerySet[Piece]:
    """The pieces that match everything asked; channel and state of the same rendition."""
    pieces = pieces_of()
    if action:
        pieces = pieces.filter(action=action)
    if author:
        pieces = pieces.filter(created_by=author)
    if text:
        pieces = pieces.filter(title__icontains=text)
    wanted = {name: value for name, value in {"channel": channel, "state": state}.items() if value}
    return pieces.filter(pk__in=Rendition.objects.filter(**wanted).values("piece")) if wanted else pieces


def actions_to_choose() -> QuerySet[Action]:
    """The actions of the plan in force, by objective, as the matrix shows them."""
    actions = Action.objects.filter(objective__plan=current_plan()).select_related("objective")
    return actions.order_by("-objective__audience", "objective__order", "objective", "order", "pk")


def renditions_of(piece: Piece) -> list[Rendition]:
    """The piece's renditions in the order of the channels, each with its people and the piece itself."""
    rows = piece.renditions.select_related("submitted_by", "approved_by").prefetch_related("placements")
    order = {kind: number for number, kind in enumerate(channels.keys())}
    renditions = sorted(rows, key=lambda each: order[each.channel])
    for rendition in renditions:
        rendition.piece = piece
    return renditions


def placements_of(rendition: Rendition) -> QuerySet[Placement]:
    """Where this piece hangs, or will, with its photos; the current time on the street first."""
    return rendition.placements.select_related("evidence__file", "added_by").order_by("-outing", "pk")


def waiting_for_approval() -> QuerySet[Rendition]:
    """Renditions that somebody must approve."""
    return Rendition.objects.filter(state=State.REVIEW).select_related("piece__action", "submitted_by")


def waiting_for_proof() -> QuerySet[Rendition]:
    """Approved renditions that a person must put out and prove, with their places."""
    by_hand = [channel.kind for channel in channels if not channel.publishes_itself]
    return (
        Rendition.objects.filter(state__in=[State.APPROVED, State.PROVED], channel__in=by_hand)
        .select_related("piece__action", "submitted_by", "approved_by")
        .prefetch_related(Prefetch("placements", Placement.objects.select_related("evidence__file")))
    )


def placements_to_take_down(day: date) -> QuerySet[Placement]:
    """Proved places whose last day has come, or whose piece was withdrawn, and that nobody took down."""
    over = Q(until__lte=day) | Q(rendition__state=State.WITHDRAWN) | Q(outing__lt=F("rendition__outing"))
    hanging = Placement.objects.filter(over, evidence__isnull=False, taken_down_on=None)
    return hanging.select_related("rendition__piece__action", "added_by").order_by("until", "pk")


def due_renditions(now: datetime) -> QuerySet[Rendition]:
    """Approved renditions whose moment has come."""
    due = Rendition.objects.filter(state=State.APPROVED, scheduled_at__lte=now)
    return due.select_related("piece__action", "approved_by").order_by("scheduled_at", "pk")
