"""What `pregon check` asks of the diagnoses."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pregon.plans.public import Fact

from .enums import State
from .measures import DIAGNOSES_APPROVED
from .models import Diagnosis


def every_approved_one_is_counted() -> Iterator[str]:
    """Each approved diagnosis has its fact, and no fact is left of another."""
    facts = Fact.objects.filter(measure=DIAGNOSES_APPROVED.key, source_kind="diagnosis", reverses=None)
    counted = set(facts.filter(reversed_by=None).values_list("source_id", flat=True))
    approved = {str(pk) for pk in Diagnosis.objects.filter(state=State.APPROVED).values_list("pk", flat=True)}
    for number in sorted(counted ^ approved):
        yield _("El diagnóstico %(number)s no cuadra con lo que se contó.") % {"number": number}
