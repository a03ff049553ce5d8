"""What a person puts out in the street: places and the photos that prove it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.files.public import PICTURES, StoredFile, accepted_content_type, store_upload
from pregon.people.public import User
from pregon.plans.public import Evidence, add_evidence

from ..enums import State
from ..models import Placement, Rendition
from .moves import move
from .publish import count_content


@transaction.atomic
def plan_placement(rendition: Rendition, *, place: str, until: date | None, actor: User) -> Placement:
    """Names a place where the piece will hang; named twice with the same day it answers the first one.

    Raises `ValidationError` when the place is named already with another day, or the day is past.
    """
    place = " ".join(place.split())
    named = Placement.objects.filter(rendition=rendition, place=place, until=until, outing=rendition.outing).first()
    if named:
        return named
    if until and until < timezone.localdate():
        raise ValidationError({"until": _("Elija un día que aún no haya pasado.")})
    placement = Placement(rendition=rendition, place=place, until=until, outing=rendition.outing, added_by=actor)
    placement.full_clean()
    placement.save()
    return placement


def remove_placement(placement: Placement) -> None:
    """Takes a place off the list. Raises `ValidationError` when a photo proves it."""
    if placement.is_proved:
        raise ValidationError(_("Este lugar ya tiene su foto: lo que se hizo no se borra."))
    placement.delete()


@transaction.atomic
def prove_placement(
    placement: Placement, *, photo: StoredFile, placed_on: date, actor: User, note_text: str = "", submission: str = ""
) -> Evidence:
    """Keeps the photo of a piece in its place. The first proof counts the content; the others add to it.

    Sent again under the same `submission`, as a phone does after a lost answer, it answers the first one.
    Raises `ValidationError` when the piece was not approved, the place is proved already or the day is to come.
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    sent = _already_sent(placement, submission)
    if sent:
        return sent
    rendition = placement.rendition
    _refuse_unready(placement, placed_on)
    if rendition.state == State.APPROVED:
        move(rendition, State.PROVED, actor=actor, published_at=timezone.now(), scheduled_at=None)
    evidence = add_evidence(
        action=rendition.piece.action,
        fact=count_content(rendition),
        actor=actor,
        taken_on=placed_on,
        file=photo,
        place=placement.place,
        note_text=note_text,
    )
    evidence.submission = submission or None
    evidence.save(update_fields=["submission"])
    placement.evidence, placement.placed_on = evidence, placed_on
    placement.save(update_fields=["evidence", "placed_on"])
    return evidence


@transaction.atomic
def prove_with_upload(
    placement: Placement,
    *,
    upload: UploadedFile[Any],
    placed_on: date,
    actor: User,
    note_text: str = "",
    submission: str = "",
) -> Evidence:
    """As `prove_placement`, with the photo as it comes from the phone.

    Raises `ValidationError`, with `photo` as its key when the upload is the problem.
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    sent = _already_sent(placement, submission)
    if sent:
        return sent
    _refuse_unready(placement, placed_on)
    photo = store_photo(upload, actor)
    details = {"placed_on": placed_on, "actor": actor, "note_text": note_text, "submission": submission}
    return prove_placement(placement, photo=photo, **details)  # type: ignore[arg-type]


def store_photo(upload: UploadedFile[Any], actor: User) -> StoredFile:
    """Keeps a photo; raises `ValidationError` with `photo` as its key when it is none."""
    try:
        accepted_content_type(upload, accepted=PICTURES)
        return store_upload(upload=upload, actor=actor)
    except ValidationError as error:
        raise ValidationError({"photo": error.messages}) from error


def _already_sent(placement: Placement, submission: str) -> Evidence | None:
    if submission and placement.evidence and placement.evidence.submission == submission:
        return placement.evidence
    return None


def _refuse_unready(placement: Placement, placed_on: date) -> None:
    rendition = placement.rendition
    if rendition.state not in (State.APPROVED, State.PROVED) or placement.outing != rendition.outing:
        raise ValidationError(_("La pieza aún no está aprobada. Pida la aprobación antes de ponerla."))
    if placement.is_proved:
        raise ValidationError(_("Este lugar ya tiene su foto."))
    if placed_on > timezone.localdate():
        raise ValidationError({"placed_on": _("La fecha no puede ser futura.")})
