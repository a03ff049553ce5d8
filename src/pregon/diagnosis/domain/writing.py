"""Section 1 of the plan, written from what was found; a person reads it, changes it and accepts it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from pregon.people.public import User
from pregon.plans.public import Audience, Plan, change_plan, note, stamp_of

from ..models import Diagnosis
from ..queries import in_force
from ..text import written

FIELDS = ("diagnosis",)


def write_diagnosis_into_plan(plan: Plan) -> str:
    """The proposed text, of what is in force for each audience. Nothing is saved."""
    return written(plan)


def diagnosis_stamp(plan: Plan) -> str:
    """The mark of the text that is in the plan now: `accept_text` is held to it."""
    return stamp_of(plan, FIELDS)


@transaction.atomic
def accept_text(plan: Plan, text: str, *, stamp: str, actor: User) -> Plan:
    """Puts the text into the plan. Raises `ChangedMeanwhile` when somebody else wrote there since `stamp`."""
    plan.diagnosis = text.strip()
    changed = change_plan(plan, actor=actor, fields=FIELDS, stamp=stamp)
    for audience in Audience.values:
        diagnosis = in_force(plan, audience)
        if diagnosis:
            Diagnosis.objects.filter(pk=diagnosis.pk).update(written_at=timezone.now())
            note(diagnosis, "diagnosis_text", actor=actor)
    return changed
