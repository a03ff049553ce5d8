"""Putting right what was noted in the street: another photo, another day, no proof after all, taken down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.files.public import discard_file
from pregon.people.public import User
from pregon.plans.public import Evidence, note

from ..enums import State
from ..models import Placement, Rendition
from .moves import move
from .prove import store_photo
from .publish import uncount


@transaction.atomic
def correct_proof(
    placement: Placement,
    *,
    place: str,
    placed_on: date,
    until: date | None,
    taken_down_on: date | None,
    note_text: str,
    actor: User,
    upload: UploadedFile[Any] | None = None,
) -> Placement:
    """Puts right the place, its days, the note or the photo of a proved place; what it counted stays counted.

    A new photo takes the place of the old one, which is erased. Raises `ValidationError` with the field as its key.
    """
    placement = _proved(placement)
    refuse_bad_days(placed_on, taken_down_on)
    placement.place, placement.placed_on = " ".join(place.split()), placed_on
    placement.until, placement.taken_down_on = until, taken_down_on
    placement.full_clean()
    placement.save()
    evidence = _evidence_of(placement)
    evidence.place, evidence.taken_on, evidence.note = placement.place, placed_on, note_text
    evidence.save(update_fields=["place", "taken_on", "note"])
    if upload:
        _change_photo(evidence, upload, actor=actor)
    _note(placement, "correct_proof", actor=actor)
    return placement


@transaction.atomic
def remove_proof(placement: Placement, *, actor: User, reason: str) -> Placement:
    """Erases the photo of a place, which waits for another one. The last proof takes the content out of the count.

    Raises `ValidationError` without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Diga por qué se quita: queda en el historial.")})
    placement = _proved(placement)
    rendition = Rendition.objects.select_for_update(of=("self",)).get(pk=placement.rendition_id)
    evidence = _evidence_of(placement)
    placement.evidence = placement.placed_on = placement.taken_down_on = None
    placement.save()
    _erase(evidence)
    _note(placement, "remove_proof", actor=actor, reason=reason.strip())
    if rendition.state == State.PROVED and not _is_proved(rendition):
        _wait_again(rendition, actor=actor, reason=reason.strip())
    placement.refresh_from_db()
    return placement


@transaction.atomic
def take_down(placement: Placement, *, actor: User, on: date) -> Placement:
    """Notes that the piece hangs there no more; said twice, the first day stays. What it counted stays counted."""
    placement = _proved(placement)
    if placement.taken_down_on:
        return placement
    assert placement.placed_on  # noqa: S101 - what is proved has its day
    refuse_bad_days(placement.placed_on, on)
    placement.taken_down_on = on
    placement.save(update_fields=["taken_down_on"])
    _note(placement, "take_down", actor=actor)
    return placement


def refuse_bad_days(placed_on: date, taken_down_on: date | None) -> None:
    """Raises `ValidationError`, by field, for days to come and for an end before its beginning."""
    today = timezone.localdate()
    if placed_on > today:
        raise ValidationError({"placed_on": _("La fecha no puede ser futura.")})
    if taken_down_on and taken_down_on > today:
        raise ValidationError({"taken_down_on": _("La fecha no puede ser futura.")})
    if taken_down_on and taken_down_on < placed_on:
        raise ValidationError({"taken_down_on": _("No puede ser anterior al día en que se puso.")})


def _proved(placement: Placement) -> Placement:
    stored = Placement.objects.select_for_update(of=("self",)).select_related(
        "rendition__piece__action", "evidence__file"
    )
    placement = stored.get(pk=placement.pk)
    if not placement.is_proved:
        raise ValidationError(_("Este lugar no tiene foto."))
    return placement


def _evidence_of(placement: Placement) -> Evidence:
    assert placement.evidence  # noqa: S101 - asked before
    return placement.evidence


def _change_photo(evidence: Evidence, upload: UploadedFile[Any], *, actor: User) -> None:
    old, evidence.file = evidence.file, store_photo(upload, actor)
    evidence.save(update_fields=["file"])
    if old:
        discard_file(old)


def _erase(evidence: Evidence) -> None:
    file = evidence.file
    evidence.delete()
    if file:
        discard_file(file)


def _is_proved(rendition: Rendition) -> bool:
    return rendition.placements.filter(outing=rendition.outing, evidence__isnull=False).exists()


def _wait_again(rendition: Rendition, *, actor: User, reason: str) -> None:
    """Out of the count; the places that are named already wait for the photo that counts it anew."""
    named = list(rendition.placements.filter(outing=rendition.outing).values_list("pk", flat=True))
    move(rendition, State.APPROVED, actor=actor, published_at=None)
    uncount(rendition, actor=actor, reason=reason)
    rendition.placements.filter(pk__in=named).update(outing=rendition.outing)


def _note(placement: Placement, verb: str, *, actor: User, **data: str) -> None:
    piece = placement.rendition.piece
    note(piece.action, verb, actor=actor, title=piece.title, place=placement.place, **data)
