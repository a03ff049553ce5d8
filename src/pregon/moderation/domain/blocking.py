"""Somebody may not write for a time."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import BlockKind
from ..marks import mark
from ..models import Block, Participant
from ..wording import moment_words
from .errors import Refused

LONGEST = timedelta(days=90)
# Many people share a network; it is closed for a day at most.
LONGEST_FOR_NETWORKS = timedelta(days=1)


def contact_mark(contact: str) -> str:
    """The mark by which a contact stays known after it was erased."""
    return mark("contact", contact)


def block_person(*, participant: Participant, reason: str, days: int, actor: User) -> list[Block]:
    """The person, and the contact whoever uses it, may not write for `days`."""
    until = timezone.now() + min(timedelta(days=days), LONGEST)
    shared = {"reason": reason, "until": until, "created_by": actor}
    blocks = [Block.objects.create(kind=BlockKind.AUTHOR, participant=participant, **shared)]
    if participant.contact:
        marked = contact_mark(participant.contact)
        blocks.append(Block.objects.create(kind=BlockKind.CONTACT, participant=participant, mark=marked, **shared))
    return blocks


def block_network(*, network: str, reason: str, actor: User) -> Block:
    """A network, by its mark, may not write for a day."""
    until = timezone.now() + LONGEST_FOR_NETWORKS
    return Block.objects.create(kind=BlockKind.NETWORK, mark=network, reason=reason, until=until, created_by=actor)


def lift_block(block: Block, *, actor: User) -> bool:
    """Ends a block before its day; whether it still stood."""
    standing = Block.objects.filter(pk=block.pk, lifted_at=None)
    return bool(standing.update(lifted_at=timezone.now(), lifted_by=actor))


def standing_blocks() -> QuerySet[Block]:
    return Block.objects.filter(lifted_at=None, until__gt=timezone.now())


def refuse_if_blocked(*, participant: Participant | None = None, contact: str = "", network: str = "") -> None:
    """Raises `Refused` with the day on which the person may write again."""
    who = Q(pk__in=[])
    if participant:
        who |= Q(kind=BlockKind.AUTHOR, participant=participant)
    if contact or (participant and participant.contact):
        who |= Q(kind=BlockKind.CONTACT, mark=contact_mark(contact or participant.contact))  # type: ignore[union-attr]
    if network:
        who |= Q(kind=BlockKind.NETWORK, mark=network)
    block = standing_blocks().filter(who).order_by("-until").first()
    if block:
        raise Refused(_words(block))


def _words(block: Block) -> str:
    until = moment_words(block.until)
    if block.kind == BlockKind.NETWORK:
        return _(
            "Desde su conexión llegaron muchos mensajes no deseados. Podrá opinar desde ella después del %(until)s "
            "También puede entregar su opinión en papel en la Alcaldía."
        ) % {"until": until}
    return _("No puede opinar hasta el %(until)s Motivo: %(reason)s.") % {
        "until": until,
        "reason": str(block.get_reason_display()).lower(),
    }
