"""SMTP over one connection, with one round trip per message.

The standard library speaks the protocol; what is ours is the order of the commands. Where the server knows
`PIPELINING` (RFC 2920), the content of a message and the envelope of the next one leave together, so that the line is
never idle. The content of the next message still waits until the server has taken the one before and that is written
down.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from urllib.parse import urlsplit

from django.conf import settings

from pregon.kernel.instance import MailSettings

from .answers import (
    SERVICE_CLOSING,
    Reply,
    content_error,
    envelope_error,
    in_words,
    lost_connection,
    unavailable,
)
from .base import About, DeliveryError, Letter, Outcome

READY_FOR_CONTENT = 354
LONGEST_LINE = 8192
DOT_AT_LINE_START = re.compile(rb"\n\.")


class SmtpSession:
    """An SMTP connection that carries many messages."""

    def __init__(self, connection: smtplib.SMTP) -> None:
        self._smtp = connection
        self._lines: BufferedReader = connection.file  # type: ignore[assignment]  # open since the greeting
        self._pipelined = connection.has_extn("pipelining")
        self._eight_bit = connection.has_extn("8bitmime")

    def send(self, letters: Iterable[Letter]) -> Iterator[Outcome]:
        """See `Session.send`."""
        waiting = iter(letters)
        current, announced = next(waiting, None), False
        while current:
            refusal = self._open(current, announced=announced)
            following = next(waiting, None)
            announced = self._pipelined and following is not None
            envelope = self._envelope(following) if announced and following else b""
            yield self._refuse(current, refusal, envelope) if refusal else self._hand_over(current, envelope)
            current = following

    def _open(self, letter: Letter, *, announced: bool) -> DeliveryError | None:
        """Makes the server ready for the content; returns its refusal when it does not want it."""
        try:
            replies = self._replies() if announced else self._say_envelope(letter)
            ready = replies[-1][0] == READY_FOR_CONTENT
            if ready and replies[0][0] < 300 and replies[1][0] < 300:
                return None
            if ready:
                # Although it refused: an empty content that nobody gets ends it (RFC 2920, 3.1).
                self._smtp.send(b".\r\n")
                self._reply()
        except OSError as error:
            raise unavailable(_told(error)) from error
        refusal = envelope_error(replies)
        if refusal.about is About.SERVICE:
            raise refusal
        return refusal

    def _say_envelope(self, letter: Letter) -> list[Reply]:
        commands = self._envelope(letter)
        if self._pipelined:
            self._smtp.send(commands)
            return self._replies()
        replies: list[Reply] = []
        for command in commands.splitlines(keepends=True):
            self._smtp.send(command)
            replies.append(self._reply())
            if replies[-1][0] >= 400:
                break
        return replies

    def _hand_over(self, letter: Letter, envelope: bytes) -> Outcome:
        """The content, and with it the envelope of the next letter."""
        try:
            self._smtp.send(_dotted(letter.content) + envelope)
            code, text = self._reply()
        except OSError as error:
            # Taken or not, nobody knows: it will be sent again with the same Message-ID.
            return Outcome(letter.message_id, error=lost_connection(error))
        if 200 <= code < 300:
            return Outcome(letter.message_id, answer=in_words(code, text))
        return Outcome(letter.message_id, error=content_error(code, text))

    def _refuse(self, letter: Letter, refusal: DeliveryError, envelope: bytes) -> Outcome:
        """Clears a refused envelope away."""
        try:
            self._smtp.send(b"RSET\r\n" + envelope)
            self._reply()
        except OSError as error:
            raise unavailable(_told(error)) from error
        return Outcome(letter.message_id, error=refusal)

    def _replies(self) -> list[Reply]:
        return [self._reply(), self._reply(), self._reply()]

    def _reply(self) -> Reply:
        """What `SMTP.getreply` does, in a third of its time: it is called four times for each message."""
        line = self._lines.readline(LONGEST_LINE)
        text = line[4:].strip()
        while line[3:4] == b"-":
            line = self._lines.readline(LONGEST_LINE)
            text += b"\n" + line[4:].strip()
        if not line[:3].isdigit():
            raise smtplib.SMTPServerDisconnected(f"no answer: {line[:80]!r}" if line else "the line was cut")
        code = int(line[:3])
        if code == SERVICE_CLOSING:
            raise unavailable(in_words(code, text))
        return code, text

    def _envelope(self, letter: Letter) -> bytes:
        eight_bit = " BODY=8BITMIME" if self._eight_bit and not letter.content.isascii() else ""
        commands = f"MAIL FROM:<{letter.sender}>{eight_bit}\r\nRCPT TO:<{letter.recipient}>\r\nDATA\r\n"
        if not commands.isascii() or commands.count("\n") != 3 or commands.count("\r") != 3:
            # Recipients are checked when they are written down, so it is the sender of the settings.
            raise unavailable(f"from_address: {letter.sender!r}")
        return commands.encode("ascii")


@contextmanager
def open_smtp_session() -> Iterator[SmtpSession]:
    """Connects as the instance's settings say; every step has the time limit of the settings."""
    wanted: MailSettings = settings.MAIL_TRANSPORT
    try:
        connection = _connect(wanted)
    except OSError as error:
        raise unavailable(_told(error)) from error
    try:
        yield SmtpSession(connection)
    finally:
        with suppress(OSError):
            connection.quit()
        connection.close()


def _connect(wanted: MailSettings) -> smtplib.SMTP:
    connection = _dial(wanted)
    try:
        # A message ends in a part of a packet; it must not wait until the packet before is acknowledged.
        if connection.sock:
            connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if wanted.security == "starttls":
            connection.starttls(context=ssl.create_default_context())
        connection.ehlo_or_helo_if_needed()
        if wanted.username:
            connection.login(wanted.username, wanted.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _dial(wanted: MailSettings) -> smtplib.SMTP:
    name, limit = urlsplit(settings.BASE_URL).hostname or "localhost", wanted.timeout_seconds
    if wanted.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(wanted.host, wanted.port, local_hostname=name, timeout=limit, context=context)
    return smtplib.SMTP(wanted.host, wanted.port, local_hostname=name, timeout=limit)


def _told(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return in_words(error.smtp_code, text if isinstance(text, bytes) else str(text).encode())
    return f"{type(error).__name__}: {error}"


def _dotted(content: bytes) -> bytes:
    """The content as it travels (RFC 5321, 4.5.2): a dot at the beginning of a line is doubled, a lone one ends it."""
    # Looking first costs half as much as replacing what is hardly ever there.
    safe = content.replace(b"\r\n.", b"\r\n..") if DOT_AT_LINE_START.search(content) else content
    if safe.startswith(b"."):
        safe = b"." + safe
    return safe + (b".\r\n" if safe.endswith(b"\r\n") else b"\r\n.\r\n")
