"""Personal addresses: a short secret that can also be typed from a paper, kept as a hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from pregon.kernel.references import ALPHABET, new_code

from ..models import Participant, PersonalLink

# 29¹² codes: with ten thousand of them given out, a guess a millisecond finds one in a thousand years.
TOKEN_LENGTH = 12


class InvalidLink(Exception):
    """No such link, or its participant was taken off the list."""


def issue_link(participant: Participant) -> str:
    """A new address for the participant; those that were given out before go on working."""
    return issue_links([participant])[participant.pk]


def issue_links(participants: Iterable[Participant]) -> dict[int, str]:
    """A new address for each, by the participant's number."""
    tokens = {participant.pk: new_code(TOKEN_LENGTH) for participant in participants}
    PersonalLink.objects.bulk_create(
        [PersonalLink(participant_id=pk, token_hash=hash_of(token)) for pk, token in tokens.items()], batch_size=500
    )
    return {pk: address_of(token) for pk, token in tokens.items()}


def address_of(token: str) -> str:
    return f"{settings.BASE_URL}{reverse('diagnosis_link', args=[token])}"


def participant_of(typed: str) -> Participant:
    """Whose link it is, however it was typed. Raises `InvalidLink`."""
    token = re.sub(r"[\s\-–—.]", "", typed).lower()
    if len(token) != TOKEN_LENGTH or not set(token) <= set(ALPHABET):
        raise InvalidLink
    people = Participant.objects.select_related("diagnosis__survey__form")
    found = people.filter(links__token_hash=hash_of(token)).first()
    if found is None:
        raise InvalidLink
    return found


def hash_of(token: str) -> str:
    """A random secret needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
