"""A mailing's text becomes messages: what is the same for everybody is made once, the personal parts are put in.

The standard library writes the message with marks where personal parts go; it is then cut at the marks. In
quoted-printable a soft line break stands before and after each personal part, so that no line grows too long.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr, quote
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from ..enums import Purpose
from ..models import Mailing, Message
from .suppress import unsubscribe_token

SOFT_BREAK = b"=\r\n"
LINE_END = re.compile(r"\r\n|\r|\n")
# An encoded word has 75 characters at most (RFC 2047, 2); so many bytes of text fit into one.
BYTES_PER_WORD = 45
_as_is: Callable[[str], str] = str


class Copy(NamedTuple):
    """What is personal in a message: less than a whole row, because there are many."""

    pk: int
    mailing_id: int
    address: str
    name: str
    values: Mapping[str, str]


def copy_of(message: Message) -> Copy:
    """The personal parts of one row."""
    return Copy(message.pk, message.mailing_id, message.address, message.name, message.values)


class Template:
    """The messages of one mailing. `sender` is the plain address of whoever writes."""

    def __init__(self, mailing: Mailing) -> None:
        self.sender = parseaddr(mailing.sender)[1]
        self._key = mailing.key
        self._raw = bytes(mailing.raw) if mailing.raw is not None else None
        self._is_campaign = mailing.purpose == Purpose.CAMPAIGN
        self._domain = self.sender.rpartition("@")[2] or "localhost"
        self._pieces = _Pieces(mailing) if self._raw is None else None

    def render(self, message: Copy) -> bytes:
        """The message as it leaves. The same row gives the same Message-ID, however often it is sent."""
        if self._raw is not None:
            return self._raw
        assert self._pieces is not None  # noqa: S101 - one of the two is there
        unsubscribe = unsubscribe_url(message.pk)
        values = {**message.values, "name": message.name, "unsubscribe_url": unsubscribe}
        return b"".join([self._headers(message, unsubscribe), *self._pieces.filled(values)])

    def _headers(self, message: Copy, unsubscribe: str) -> bytes:
        lines = f"To: {_mailbox(message)}\r\nMessage-ID: <{self._key}.{message.pk}@{self._domain}>\r\n"
        if self._is_campaign:
            # One press in the mail program, no page in between (RFC 8058).
            lines += f"List-Unsubscribe: <{unsubscribe}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        return lines.encode("ascii")


class _Pieces:
    """The written message, cut where personal parts go."""

    def __init__(self, mailing: Mailing) -> None:
        self._marks: dict[str, tuple[str, Callable[[str], str]]] = {}
        text, html = self._marked(mailing.text, mailing, _as_is), self._marked(mailing.html, mailing, escape)
        parts = self._cut(_write(mailing, text, html))
        fixed, marks = parts[::2], parts[1::2]
        self._first = fixed[0] + SOFT_BREAK * bool(marks)
        self._rest = [
            (*self._marks[_unwrapped(mark)], SOFT_BREAK + after + SOFT_BREAK * (number < len(marks)))
            for number, (mark, after) in enumerate(zip(marks, fixed[1:], strict=True), 1)
        ]

    def filled(self, values: dict[str, str]) -> list[bytes]:
        """The pieces in order, with these values between them."""
        pieces = [self._first]
        for key, in_markup, after in self._rest:
            pieces += (_quoted(in_markup(values.get(key, ""))), after)
        return pieces

    def _marked(self, text: str, mailing: Mailing, in_markup: Callable[[str], str]) -> str:
        for key in mailing.placeholders:
            mark = f"xX{secrets.token_hex(8)}Xx"
            self._marks[mark] = key, in_markup
            text = text.replace(f"{{{key}}}", mark)
        return text

    def _cut(self, written: bytes) -> list[bytes]:
        if not self._marks:
            return [written]
        wrapped = ("(?:=\r\n)?".join(mark) for mark in self._marks)
        return re.split(f"({'|'.join(wrapped)})".encode(), written)


def unsubscribe_url(message_id: int) -> str:
    """The public page where the person of this message says that she wants no more."""
    before, after = _around_token()
    return f"{before}{unsubscribe_token(message_id)}{after}"


@lru_cache
def _around_token() -> tuple[str, str]:
    path = reverse("unsubscribe", args=["-"])
    # Workers serve no request, so that the prefix of the instance is not set in their threads.
    prefix = settings.FORCE_SCRIPT_NAME or ""
    before, _, after = (path if path.startswith(prefix) else prefix + path).rpartition("-")
    return f"{settings.BASE_URL}{before}", after


def _write(mailing: Mailing, text: str, html: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = mailing.sender
    message["Subject"] = mailing.subject
    message["Date"] = format_datetime(timezone.localtime(mailing.started_at or mailing.created_at))
    if mailing.purpose == Purpose.CAMPAIGN:
        message["Precedence"] = "bulk"
    message.set_content(text, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _unwrapped(mark: bytes) -> str:
    return mark.replace(SOFT_BREAK, b"").decode("ascii")


def _quoted(value: str) -> bytes:
    """Quoted-printable; a line break of the value is a line break in the text."""
    if value.isprintable():
        return _quoted_line(value)
    return b"\r\n".join(_quoted_line(line) for line in LINE_END.split(value))


def _quoted_line(line: str) -> bytes:
    return b2a_qp(line.encode(), istext=False).replace(b"=\n", SOFT_BREAK)


def _mailbox(message: Copy) -> str:
    name = message.name
    if not name:
        return message.address
    if name.isascii():
        shown = f'"{quote(name)}"'
    elif len(name.encode()) <= BYTES_PER_WORD:
        shown = _encoded_word(name)
    else:
        shown = "\r\n ".join(map(_encoded_word, _chunks(name)))
    return f"{shown}\r\n <{message.address}>"


def _chunks(name: str) -> Iterator[str]:
    """The name in pieces of whole letters that fit into an encoded word."""
    start = size = 0
    for position, letter in enumerate(name):
        width = len(letter.encode())
        if size + width > BYTES_PER_WORD:
            yield name[start:position]
            start, size = position, 0
        size += width
    yield name[start:]


def _encoded_word(text: str) -> str:
    """RFC 2047, which the standard library also knows, fifty times more slowly."""
    return f"=?utf-8?b?{b64encode(text.encode()).decode('ascii')}?="
