"""Writing a mailing down: the text and the list are frozen together."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from itertools import islice

from django.conf import settings
from django.db import transaction

from pregon.people.public import User

from ..enums import Purpose
from ..models import Mailing, Message
from ..validators import one_line
from .recipients import Recipient, rows_of

ROWS_AT_ONCE = 1000
LONGEST_SUBJECT = 255
ALWAYS_FILLED = {"name", "unsubscribe_url"}
ANY_LINE_END = re.compile(rb"\r\n|\r|\n")
IN_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@transaction.atomic
def create_mailing(
    *,
    subject: str,
    html: str,
    text: str,
    recipients: Iterable[Recipient],
    source_kind: str,
    source_id: str,
    actor: User | None,
    purpose: str = Purpose.CAMPAIGN,
) -> Mailing:
    """Freezes a text and its list; `start` sends it.

    The texts may hold `{name}`, `{unsubscribe_url}` and any key of the recipients' values, in braces; other braces
    stay as they are. Addresses that differ in capitals only are one. Invalid addresses, and for campaigns the
    suppressed ones, are kept as skipped with the reason, so that the account is complete.
    """
    mailing = Mailing.objects.create(
        **_head(subject, purpose=purpose, source_kind=source_kind, source_id=source_id, actor=actor),
        html=html,
        text=text,
    )
    keys = _freeze_list(mailing, recipients)
    mailing.placeholders = sorted(_in_braces(html, text) & (keys | ALWAYS_FILLED))
    mailing.save(update_fields=["placeholders"])
    return mailing


@transaction.atomic
def create_ready_made(content: bytes, *, subject: str, addresses: Iterable[str], sender: str) -> Mailing:
    """A personal notice that another library has written, to be sent as it is."""
    mailing = Mailing.objects.create(
        **_head(subject, purpose=Purpose.TRANSACTIONAL, source_kind="django", source_id="", actor=None, sender=sender),
        raw=ANY_LINE_END.sub(b"\r\n", content),
    )
    _freeze_list(mailing, (Recipient(address) for address in addresses))
    return mailing


def _head(subject: str, *, sender: str = "", actor: User | None, **values: str) -> dict[str, object]:
    return {
        "subject": one_line(subject)[:LONGEST_SUBJECT],
        "sender": one_line(sender or settings.DEFAULT_FROM_EMAIL),
        "key": secrets.token_hex(8),
        "created_by": actor,
        **values,
    }


def _freeze_list(mailing: Mailing, recipients: Iterable[Recipient]) -> set[str]:
    """Writes the rows; returns the keys that any recipient has a value for."""
    keys: set[str] = set()
    for rows in _by_the_thousand(rows_of(mailing, recipients)):
        keys.update(*(row.values for row in rows))
        Message.objects.bulk_create(rows)
    return keys


def _by_the_thousand(rows: Iterator[Message]) -> Iterator[list[Message]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _in_braces(*texts: str) -> set[str]:
    return {key for text in texts for key in IN_BRACES.findall(text)}
