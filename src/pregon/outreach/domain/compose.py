"""Writing a piece and what each channel says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import Action, note

from ..channels.base import Content, channel_of, channels
from ..enums import State
from ..fingerprint import ChangedMeanwhile, fingerprint, piece_stamp
from ..models import Piece, Rendition
from .moves import move


@transaction.atomic
def save_piece(piece: Piece, *, channels_chosen: Iterable[str], actor: User, stamp: str = "") -> Piece:
    """Saves the piece and has one rendition per chosen channel; an unchosen one goes while nothing hangs on it.

    A new piece with the `submission` of a stored one answers that one. Renditions that wait for approval go back to
    draft when the words they would say changed; approved ones keep what was approved.

    Args:
        stamp: the `piece_stamp` under which the piece was opened; empty saves whatever is stored.

    Raises `ValidationError` for bad fields and `ChangedMeanwhile` when somebody else saved it first.
    """
    if piece.pk is None:
        return _create(piece, channels_chosen, actor=actor)
    stored = Piece.objects.select_for_update().get(pk=piece.pk)
    if stamp and piece_stamp(stored) not in (stamp, piece_stamp(piece)):
        raise ChangedMeanwhile(stored)
    under_review = _contents_under_review(stored)
    _store(piece)
    choose_channels(piece, channels_chosen)
    _back_to_draft(piece, under_review, actor=actor)
    return piece


def _create(piece: Piece, channels_chosen: Iterable[str], *, actor: User) -> Piece:
    # One at a time under an action: a double click waits here and finds the first one.
    Action.objects.select_for_update().get(pk=piece.action_id)
    twin = Piece.objects.filter(submission=piece.submission).first() if piece.submission else None
    if twin:
        return twin
    piece.created_by = actor
    _store(piece)
    choose_channels(piece, channels_chosen)
    note(piece.action, "compose", actor=actor, title=piece.title)
    return piece


def _store(piece: Piece) -> None:
    piece.full_clean()
    piece.save()


def choose_channels(piece: Piece, kinds: Iterable[str]) -> None:
    """Makes the renditions of the chosen channels and drops those of the others that nobody worked on."""
    wanted = set(kinds)
    chosen = [kind for kind in channels.keys() if kind in wanted]  # noqa: SIM118 - a registry iterates over its entries
    for kind in chosen:
        Rendition.objects.get_or_create(piece=piece, channel=kind)
    untouched = piece.renditions.exclude(channel__in=chosen).filter(
        state=State.DRAFT, approved_content__isnull=True, overrides={}, placements=None
    )
    untouched.delete()


def copy_of(piece: Piece, *, action: Action) -> Piece:
    """A new piece, not yet saved, that says what another one says; its days are to be chosen anew."""
    kept = ("title", "summary", "body", "picture", "picture_alt", "link", "place")
    return Piece(action=action, **{name: getattr(piece, name) for name in kept})


@transaction.atomic
def delete_piece(piece: Piece, *, actor: User) -> None:
    """Deletes a piece that never went out, with what its channels would have said. Its picture stays in the library.

    Raises `ValidationError` when something of it went out: that is withdrawn, and stays in the history.
    """
    stored = Piece.objects.select_for_update(of=("self",)).select_related("action").get(pk=piece.pk)
    renditions = list(stored.renditions.select_for_update())
    if any(rendition.has_been_out for rendition in renditions):
        raise ValidationError(_("Esta pieza ya salió por algún canal: no se borra. Retírela de sus canales."))
    stored.delete()
    note(stored.action, "delete_piece", actor=actor, title=stored.title)


def _contents_under_review(piece: Piece) -> dict[int, Content]:
    renditions = piece.renditions.filter(state=State.REVIEW)
    return {rendition.pk: channel_of(rendition).content(rendition) for rendition in renditions}


def _back_to_draft(piece: Piece, before: Mapping[int, Content], *, actor: User) -> None:
    for rendition in piece.renditions.filter(pk__in=before):
        if channel_of(rendition).content(rendition) != before[rendition.pk]:
            move(rendition, State.DRAFT, actor=actor)


@transaction.atomic
def adapt(rendition: Rendition, *, content: Mapping[str, Any], actor: User, stamp: str = "") -> Rendition:
    """Keeps what somebody changed of the channel's proposal; equal to the proposal means no change.

    Args:
        stamp: the `fingerprint` of the overrides under which the form was opened; empty saves whatever is stored.

    Raises `ValidationError` when the rendition is already out (withdraw it first) and `ChangedMeanwhile` when
    somebody else adapted it first.
    """
    stored = Rendition.objects.select_for_update(of=("self",)).select_related("piece__action").get(pk=rendition.pk)
    if not stored.is_editable:
        raise ValidationError(_("Esta versión ya salió. Retírela antes de cambiarla."))
    proposal = channel_of(stored).propose(stored.piece)
    overrides = {key: value for key, value in content.items() if key in proposal and proposal[key] != value}
    if stamp and fingerprint(stored.overrides) not in (stamp, fingerprint(overrides)):
        raise ChangedMeanwhile(stored)
    if overrides != stored.overrides:
        _keep(stored, overrides, actor=actor)
    rendition.refresh_from_db(fields=["overrides", "state", "scheduled_at"])
    return rendition


def _keep(stored: Rendition, overrides: dict[str, Any], *, actor: User) -> None:
    stored.overrides = overrides
    stored.save(update_fields=["overrides"])
    if stored.state != State.DRAFT:
        move(stored, State.DRAFT, actor=actor, scheduled_at=None)
