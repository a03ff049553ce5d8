"""What is kept of people is kept for a time only (Ley 1581 de 2012, art. 4); what they said stays."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ..enums import ContactKind
from ..models import Block, Comment, Following, Participant, Report, Tally, Verification
from .verification import TEXT_LIFE

# Long enough to hear how the thing ended: forums of a year, with their closing answer.
CONTACT_LIFE = timedelta(days=365)
NETWORK_LIFE = timedelta(days=60)
BLOCK_LIFE = timedelta(days=365)
ROWS_AT_ONCE = 2000


def forget_contacts() -> int:
    """Erases the contacts of those who were not here for a year; returns how many."""
    gone = Participant.objects.exclude(contact="").filter(last_seen_at__lt=timezone.now() - CONTACT_LIFE)
    erased = _in_pieces(gone, contact="", contact_erased_at=timezone.now())
    _end_followings()
    return erased


def forget_networks() -> int:
    """Erases from where comments and reports came."""
    before = timezone.now() - NETWORK_LIFE
    old = Comment.objects.exclude(network="").filter(created_at__lt=before)
    Report.objects.filter(created_at__lt=before, handled_at__isnull=False).exclude(network="").update(network="")
    return _in_pieces(old, network="")


def forget_passing() -> None:
    """Deletes what was only needed for a moment: codes with the texts that waited for them, counts, old blocks."""
    now = timezone.now()
    Verification.objects.filter(created_at__lt=now - TEXT_LIFE).delete()
    Tally.objects.filter(expires_at__lt=now).delete()
    Block.objects.filter(until__lt=now - BLOCK_LIFE).delete()


def forget_person(*, contact: str) -> int:
    """Somebody asks to be forgotten: the contact goes at once, the comments stay under their name. How many people."""
    kinds = [ContactKind.EMAIL, ContactKind.PHONE]
    erased = Participant.objects.filter(contact_kind__in=kinds, contact=contact).update(
        contact="", contact_erased_at=timezone.now()
    )
    _end_followings()
    return erased


def _end_followings() -> None:
    """Nobody can be written to any more."""
    Following.objects.filter(participant__contact="").delete()


def _in_pieces(rows: QuerySet, **values: object) -> int:  # type: ignore[type-arg]
    """Writers and visitors get their turn between the pieces."""
    total, last = 0, 0
    while some := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        total += rows.model.objects.filter(pk__in=some).update(**values)
        last = some[-1]
    return total
