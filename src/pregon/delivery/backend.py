"""Django's mail goes into the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from .domain.create import create_ready_made
from .domain.start import start
from .models import Mailing


class OutboxEmailBackend(BaseEmailBackend):
    """Writes each message down as a personal notice, in the transaction of whoever sends it."""

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Returns how many messages were taken over; those without recipients are not."""
        wanted = [message for message in email_messages if message.recipients()]
        for message in wanted:
            start(_write_down(message))
        return len(wanted)


def _write_down(message: EmailMessage) -> Mailing:
    return create_ready_made(
        message.message().as_bytes(),
        subject=str(message.subject),
        addresses=[parseaddr(recipient)[1] for recipient in message.recipients()],
        sender=message.from_email,
    )
