"""Codes that are printed once, on slips to hand out; nobody can print them again, because nobody keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import note

from ..enums import Level, State
from ..models import CodeBatch, PrintedCode, Survey
from .marks import mark_of, new_printed_code

# Five seconds of typesetting, while somebody waits for the file.
MOST_CODES = 1000


@dataclass(frozen=True)
class Printed:
    """A new batch with its codes, which are known at this moment only."""

    batch: CodeBatch
    codes: list[str]


@transaction.atomic
def make_codes(survey: Survey, *, label: str, count: int, submission: str, actor: User) -> Printed:
    """So many codes for one use each. Asked again with the same `submission`, the batch comes without its codes.

    Raises `ValidationError` for a survey that uses none, and for more than `MOST_CODES`.
    """
    if survey.level != Level.CODE or survey.state in (State.CLOSED, State.PUBLISHED):
        raise ValidationError(_("Esta encuesta no usa códigos impresos, o ya cerró."))
    if not 1 <= count <= MOST_CODES:
        raise ValidationError({"count": _("Pida entre 1 y %(n)d códigos.") % {"n": MOST_CODES}})
    batch, is_new = CodeBatch.objects.get_or_create(
        submission=submission,
        defaults={"survey": survey, "label": label.strip(), "size": count, "created_by": actor},
    )
    if not is_new:
        return Printed(batch, [])
    codes = [new_printed_code() for _number in range(count)]
    PrintedCode.objects.bulk_create(
        [PrintedCode(batch=batch, mark=mark_of(survey, Level.CODE, code)) for code in codes], batch_size=500
    )
    note(survey, "survey_codes", actor=actor, count=count, label=batch.label)
    return Printed(batch, codes)
