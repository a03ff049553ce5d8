"""Who takes part."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..models import Participant

# Which text of the notice people agree to; a new text gets a new number.
CONSENT_VERSION = "2026-1"


def participant_for(*, kind: str, contact: str, name: str, consents: bool = False) -> Participant:
    """The person behind a verified contact, under the name of today."""
    now = timezone.now()
    values = {"name": name, "last_seen_at": now}
    if consents:
        values |= {"consented_at": now, "consent_version": CONSENT_VERSION}
    known = Participant.objects.filter(contact_kind=kind, contact=contact)
    if not name:
        values.pop("name")
    if not known.update(**values):
        _try_to_create(contact_kind=kind, contact=contact, **{"name": "", **values})
    return known.get()


def touch(participant: Participant, *, name: str = "") -> None:
    """The person is here again: the time after which the contact is erased starts anew."""
    participant.last_seen_at = timezone.now()
    participant.name = name or participant.name
    participant.save(update_fields=["last_seen_at", "name"])


def _try_to_create(**values: object) -> None:
    """Two first comments at once are of one person."""
    try:
        with transaction.atomic():
            Participant.objects.create(**values)
    except IntegrityError:
        pass
