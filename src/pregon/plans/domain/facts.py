"""Recording what happened. Facts are added, never changed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.files.public import StoredFile
from pregon.people.public import User

from ..enums import Certainty
from ..measures import measures
from ..models import Action, Evidence, Fact
from .journal import note


class UnknownMeasure(Exception):
    """Nobody registered this measure: a fault of the program, not of the person."""


def record_fact(
    *,
    measure: str,
    label: str,
    source_kind: str,
    source_id: str | int,
    action: Action | None,
    amount: Decimal | int = 1,
    happened_at: datetime | None = None,
    channel: str = "",
    estimated_by: str = "",
) -> Fact:
    """Records a fact once per measure and source: asked twice, it answers the first one.

    `estimated_by` names the method of an estimate; without it the amount was counted.
    Raises `UnknownMeasure` when no feature registered the measure.
    """
    if measure not in measures:
        raise UnknownMeasure(measure)
    fact, __ = Fact.objects.get_or_create(
        measure=measure,
        source_kind=source_kind,
        source_id=str(source_id),
        reverses=None,
        defaults={
            "action": action,
            "amount": amount,
            "happened_at": happened_at or timezone.now(),
            "channel": channel,
            "certainty": Certainty.ESTIMATED if estimated_by else Certainty.COUNTED,
            "method": estimated_by,
            "label": label[:300],
        },
    )
    return fact


@transaction.atomic
def reverse_fact(fact: Fact, *, actor: User | None, reason: str) -> Fact:
    """Takes a fact back by adding its opposite; asked twice, it answers the first reversal."""
    reversal, created = Fact.objects.get_or_create(
        reverses=fact,
        defaults={
            "measure": fact.measure,
            "amount": -fact.amount,
            "happened_at": timezone.now(),
            "action": fact.action,
            "channel": fact.channel,
            "certainty": fact.certainty,
            "method": fact.method,
            "source_kind": fact.source_kind,
            "source_id": fact.source_id,
            "label": (_("Se descuenta: %(label)s") % {"label": fact.label})[:300],
        },
    )
    if created and fact.action:
        note(fact.action, "reverse_fact", actor=actor, label=fact.label, reason=reason)
    return reversal


def add_evidence(
    *,
    action: Action,
    actor: User,
    taken_on: date,
    fact: Fact | None = None,
    file: StoredFile | None = None,
    url: str = "",
    place: str = "",
    note_text: str = "",
) -> Evidence:
    """Attaches a proof to an action, and to the fact it proves when there is one.

    Raises `ValidationError` when there is nothing in it.
    """
    evidence = Evidence(
        action=action,
        fact=fact,
        file=file,
        url=url,
        place=place,
        taken_on=taken_on,
        note=note_text,
        added_by=actor,
    )
    evidence.full_clean()
    evidence.save()
    note(action, "add_evidence", actor=actor, place=place)
    return evidence
