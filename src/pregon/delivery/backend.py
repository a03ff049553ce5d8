"""Django's mail goes into the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from .domain.create import create_ready_made
from .domain.start import start
from .models import Mailing
from .validators import fold_address

OF_RECIPIENTS = {"to", "cc", "bcc"}


class OutboxEmailBackend(BaseEmailBackend):
    """Writes each message down as a personal notice for each recipient, in the transaction of whoever sends it."""

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Returns how many messages were taken over; those without recipients are not."""
        wanted = [message for message in email_messages if message.recipients()]
        for message in wanted:
            for recipient in _each_once(message.recipients()):
                start(_write_down(_addressed_to(recipient, message), recipient))
        return len(wanted)


def _each_once(recipients: Sequence[str]) -> list[str]:
    """The recipients without those whose address stands there twice."""
    found: dict[str, str] = {}
    for recipient in recipients:
        found.setdefault(fold_address(parseaddr(recipient)[1]), recipient)
    return list(found.values())


def _addressed_to(recipient: str, message: EmailMessage) -> EmailMessage:
    """The same message for one person only: nobody learns who else gets it."""
    own = copy(message)
    own.to, own.cc, own.bcc = [recipient], [], []
    own.extra_headers = {
        name: value for name, value in message.extra_headers.items() if name.lower() not in OF_RECIPIENTS
    }
    return own


def _write_down(message: EmailMessage, recipient: str) -> Mailing:
    return create_ready_made(
        message.message().as_bytes(),
        subject=str(message.subject),
        addresses=[parseaddr(recipient)[1]],
        sender=message.from_email,
    )
