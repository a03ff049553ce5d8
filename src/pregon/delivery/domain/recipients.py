"""A list of people becomes rows: each address once, with the reason when it is not written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..enums import Priority, Purpose, Reason, State
from ..models import Mailing, Message, Suppression
from ..validators import LONGEST_ADDRESS, LONGEST_NAME, clean_address, fold_address, one_line


@dataclass(frozen=True)
class Recipient:
    """Somebody to write to. `values` fill further `{placeholders}` of the texts."""

    address: str
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def rows_of(mailing: Mailing, recipients: Iterable[Recipient]) -> Iterator[Message]:
    """One unsaved message per different address, in the order of the list; the first of equal addresses counts."""
    seen: set[str] = set()
    suppressed = _suppressed(mailing)
    for recipient in recipients:
        address = clean_address(recipient.address)
        shown = address or one_line(recipient.address)[:LONGEST_ADDRESS]
        folded = fold_address(shown)
        if folded in seen:
            continue
        seen.add(folded)
        yield _row(mailing, recipient, shown, _obstacle(address, folded in suppressed))


def _suppressed(mailing: Mailing) -> set[str]:
    """Personal notices, such as a new password, are written to everybody."""
    if mailing.purpose != Purpose.CAMPAIGN:
        return set()
    return set(Suppression.objects.values_list("address", flat=True))


def _obstacle(address: str | None, is_suppressed: bool) -> Reason:
    if address is None:
        return Reason.INVALID
    return Reason.SUPPRESSED if is_suppressed else Reason.NONE


def _row(mailing: Mailing, recipient: Recipient, address: str, obstacle: Reason) -> Message:
    return Message(
        mailing=mailing,
        address=address,
        name=one_line(recipient.name)[:LONGEST_NAME],
        values={key: str(value) for key, value in recipient.values.items()},
        state=State.SKIPPED if obstacle else State.PENDING,
        reason=obstacle,
        priority=Priority.CAMPAIGN if mailing.purpose == Purpose.CAMPAIGN else Priority.TRANSACTIONAL,
    )
