"""Writing a piece and what each channel says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import note

from ..channels.base import channel_of, channels
from ..enums import State
from ..models import Piece, Rendition
from .moves import move


@transaction.atomic
def save_piece(piece: Piece, *, channels_chosen: Iterable[str], actor: User) -> Piece:
    """Saves the piece and has one rendition per chosen channel; an unchosen one goes while nobody approved it.

    Renditions that wait for approval go back to draft when the words they would say changed.
    Raises `ValidationError` for bad fields.
    """
    is_new = piece.pk is None
    if is_new:
        piece.created_by = actor
    piece.full_clean()
    piece.save()
    choose_channels(piece, channels_chosen)
    _back_to_draft(piece, actor=actor)
    if is_new:
        note(piece.action, "compose", actor=actor, title=piece.title)
    return piece


def choose_channels(piece: Piece, kinds: Iterable[str]) -> None:
    """Makes the renditions of the chosen channels and drops drafts of the others."""
    chosen = {kind for kind in kinds if kind in channels}
    for kind in chosen:
        Rendition.objects.get_or_create(piece=piece, channel=kind)
    untouched = piece.renditions.exclude(channel__in=chosen).filter(state=State.DRAFT, approved_content=None)
    untouched.delete()


def _back_to_draft(piece: Piece, *, actor: User) -> None:
    for rendition in piece.renditions.filter(state__in=[State.REVIEW, State.APPROVED]):
        if channel_of(rendition).content(rendition) != rendition.approved_content:
            move(rendition, State.DRAFT, actor=actor)


@transaction.atomic
def adapt(rendition: Rendition, *, content: Mapping[str, Any], actor: User) -> Rendition:
    """Keeps what somebody changed of the channel's proposal; equal to the proposal means no change.

    Raises `ValidationError` when the rendition is already out: withdraw it first.
    """
    if not rendition.is_editable:
        raise ValidationError(_("Esta versión ya salió. Retírela antes de cambiarla."))
    proposal = channel_of(rendition).propose(rendition.piece)
    rendition.overrides = {key: value for key, value in content.items() if proposal.get(key) != value}
    rendition.save(update_fields=["overrides"])
    if rendition.state != State.DRAFT:
        move(rendition, State.DRAFT, actor=actor)
    return rendition
