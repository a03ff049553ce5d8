"""What the screens show of the mail."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from django.conf import settings
from django.db.models import QuerySet

from .domain.finish import Accounting, accountings
from .domain.rendering import Template, copy_of
from .enums import Purpose, State
from .models import Mailing, Message

PER_PAGE = 30
MESSAGES_PER_PAGE = 100


@dataclass(frozen=True)
class MailingLine:
    """A mailing in the list, with its account."""

    mailing: Mailing
    numbers: Accounting


@dataclass(frozen=True)
class Written:
    """A message as it was sent, taken apart for reading."""

    headers: list[tuple[str, str]]
    text: str
    html: str


def mail_stays_here() -> bool:
    """Whether mails are kept in a folder of this machine instead of leaving it; the screens must say so."""
    return bool(settings.MAIL_TRANSPORT.transport == "file")


def mailings_of(purpose: Purpose) -> QuerySet[Mailing]:
    """The mailings of one purpose, newest first, without their bodies."""
    return Mailing.objects.filter(purpose=purpose).select_related("created_by").defer("html", "text", "raw")


def with_accounts(mailings: list[Mailing]) -> list[MailingLine]:
    """One query for all of them."""
    numbers = accountings(mailings)
    return [MailingLine(mailing, numbers[mailing.pk]) for mailing in mailings]


def messages_of(mailing: Mailing, *, state: str = "", text: str = "") -> QuerySet[Message]:
    """The messages of a mailing, in the order of its list; only those in `state`, only addresses that hold `text`."""
    messages = Message.objects.filter(mailing=mailing)
    if state in State.values:
        messages = messages.filter(state=state)
    return messages.filter(address__icontains=text) if text else messages


def as_written(message: Message) -> Written:
    """The message as it leaves or left."""
    parsed = message_from_bytes(Template(message.mailing).render(copy_of(message)), policy=default)
    return Written(
        [(name, str(value)) for name, value in parsed.items()], _body(parsed, "plain"), _body(parsed, "html")
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""
