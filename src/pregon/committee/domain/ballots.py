"""Voting by link: one vote per member and item, changeable while votes are taken."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import Choice, ItemState
from ..models import AgendaItem, Ballot, Consultation
from .consultations import is_voting
from .journal import note
from .links import ballot_of
from .locks import locked, require
from .votes import store_vote


def vote_by_link(token: str, choices: Mapping[int, str]) -> int:
    """Votes for the member whose link this is; answers how many votes are new or changed.

    `choices` are by the item's id; items that are not in it stay as they are. Raises `InvalidLink`, and
    `ValidationError` once voting is over.
    """
    return cast(ballot_of(token), choices, actor=None)


@transaction.atomic
def cast(ballot: Ballot, choices: Mapping[int, str], *, actor: User | None) -> int:
    """The same for a ballot already known: `actor` is the member, signed in."""
    consultation = locked(ballot.consultation)
    require(is_voting(consultation), _("La votación ya se cerró. Su último voto es el que cuenta."))
    items = consultation.items.filter(state=ItemState.OPEN, pk__in=choices).select_related("matter")
    changed = sum(_vote(item, ballot, choices[item.pk], actor) for item in items)
    if changed:
        Consultation.objects.filter(pk=consultation.pk).update(last_vote_at=timezone.now())
    return changed


def _vote(item: AgendaItem, ballot: Ballot, choice: str, actor: User | None) -> bool:
    _row, changed = store_vote(item, ballot.member, choice, actor=actor)
    if changed:
        details = {"title": item.matter.title, "person": str(ballot.member), "choice": str(Choice(choice).label)}
        note(ballot.consultation, "vote", actor=actor, **details)
    return changed
