"""What is supposed while nobody answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import note

from ..enums import State
from ..media import media_of
from ..models import Assumption, Diagnosis


@dataclass(frozen=True)
class Supposed:
    """`weight` is 0 to 100."""

    weight: int
    reason: str


def fill_assumptions(diagnosis: Diagnosis) -> None:
    """Writes those of the catalogue where there are none; what somebody wrote stays."""
    rows = []
    for order, medium in enumerate(media_of(diagnosis.audience)):
        weight, reason = medium.assumed[diagnosis.audience]
        rows.append(Assumption(diagnosis=diagnosis, medium=medium.key, weight=weight, reason=str(reason), order=order))
    Assumption.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def save_assumptions(diagnosis: Diagnosis, supposed: Mapping[str, Supposed], *, review_on: date, actor: User) -> None:
    """Keeps what somebody supposes of each medium, and when it is looked at again.

    Raises `ValidationError` for a diagnosis that has answers, and by medium for what has no reason.
    """
    if diagnosis.state != State.WITHOUT:
        raise ValidationError(_("Los supuestos son para cuando no hay diagnóstico."))
    missing = [medium for medium, row in supposed.items() if not row.reason.strip()]
    if missing:
        raise ValidationError(dict.fromkeys(missing, _("Escriba por qué lo supone.")))
    fill_assumptions(diagnosis)
    for medium, row in supposed.items():
        weight = max(0, min(100, row.weight))
        diagnosis.assumptions.filter(medium=medium).update(weight=weight, reason=row.reason.strip()[:300])
    Diagnosis.objects.filter(pk=diagnosis.pk).update(review_on=review_on)
    diagnosis.refresh_from_db()
    note(diagnosis, "diagnosis_assume", actor=actor)
