"""What a person puts out in the street: places and the photos that prove it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.files.public import StoredFile
from pregon.people.public import User
from pregon.plans.public import Evidence, add_evidence

from ..enums import State
from ..models import Placement, Rendition
from .moves import move
from .publish import count_content


def plan_placement(rendition: Rendition, *, place: str, until: date | None, actor: User) -> Placement:
    """Names a place where the piece will hang. Raises `ValidationError` when it is already named."""
    placement = Placement(rendition=rendition, place=place.strip(), until=until, added_by=actor)
    placement.full_clean()
    placement.save()
    return placement


@transaction.atomic
def prove_placement(
    placement: Placement, *, photo: StoredFile, placed_on: date, actor: User, note_text: str = ""
) -> Evidence:
    """Keeps the photo of a piece in its place. The first proof counts the content; the others add to it.

    Raises `ValidationError` when the piece was not approved, the place is proved already or the day is to come.
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
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
    placement.evidence, placement.placed_on = evidence, placed_on
    placement.save(update_fields=["evidence", "placed_on"])
    return evidence


def _refuse_unready(placement: Placement, placed_on: date) -> None:
    if placement.rendition.state not in (State.APPROVED, State.PROVED):
        raise ValidationError(_("La pieza aún no está aprobada. Pida la aprobación antes de ponerla."))
    if placement.is_proved:
        raise ValidationError(_("Este lugar ya tiene su foto."))
    if placed_on > timezone.localdate():
        raise ValidationError({"placed_on": _("La fecha no puede ser futura.")})
