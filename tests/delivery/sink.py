"""A real SMTP server that accepts, refuses, delays and drops, as the recipient's address asks."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Event, Lock, Thread
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

REFUSALS = {
    "rcpt450": "450 4.2.0 Greylisted, come back later",
    "rcpt451": "451 4.3.0 Busy",
    "rcpt550": "550 5.1.1 No such user",
    "rcpt552": "552 5.2.2 Mailbox full",
    "rcpt421": "421 4.3.2 Closing",
    "relay": "554 5.7.1 Relaying denied",
}
CONTENT_REFUSALS = {"data451": "451 4.3.0 Busy", "data550": "550 5.7.1 Looks like spam", "data552": "552 Too much"}


@dataclass(frozen=True)
class Received:
    """A message that the sink took. `envelope_to` is the recipient of the SMTP command."""

    envelope_from: str
    envelope_to: str
    content: bytes

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.content, policy=email.policy.default)  # type: ignore[return-value]

    @property
    def message_id(self) -> str:
        head, _blank, _body = self.content.partition(b"\r\n\r\n")
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"message-id:"):
                return line.partition(b":")[2].strip().decode()
        raise AssertionError("a message without Message-ID")


@dataclass
class Sink:
    """What arrived, and how the sink behaves.

    An address such as `rcpt450+ana@…` is refused as `REFUSALS` say; `once-…` only the first time it is tried.
    `drop_in_data` and `drop_after_data` cut the line; `slow` answers after `delay` seconds.
    """

    pipelining: bool = True
    delay: float = 0
    reject_sender: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    received: list[Received] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    reached: Event = field(default_factory=Event)
    wake_at: int = 0
    connections: int = 0
    lock: Lock = field(default_factory=Lock)
    tried: Counter[str] = field(default_factory=Counter)

    def wants(self, recipient: str, behaviour: str) -> bool:
        """Whether this recipient asks for the behaviour now."""
        wish = recipient.partition("@")[0].partition("+")[0]
        if wish == f"once-{behaviour}":
            self.tried[recipient] += 1
            return self.tried[recipient] == 1
        return wish == behaviour

    def keep(self, envelope: Envelope) -> None:
        content = envelope.original_content or b""
        with self.lock:
            for recipient in envelope.rcpt_tos:
                self.received.append(Received(envelope.mail_from or "", recipient, content))
            if self.wake_at and len(self.received) >= self.wake_at:
                self.reached.set()

    def wait_for(self, count: int, *, seconds: float = 60) -> bool:
        """Whether `count` messages have arrived in time."""
        with self.lock:
            self.reached.clear()
            self.wake_at = count
            if len(self.received) >= count:
                return True
        return self.reached.wait(seconds)

    def addresses(self) -> list[str]:
        return sorted(each.envelope_to for each in self.received)


class _Handler:
    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    async def handle_EHLO(  # noqa: N802 - the library's name
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.sink.connections += 1
        return [responses[0], *(["250-PIPELINING"] if self.sink.pipelining else []), *responses[1:]]

    async def handle_MAIL(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.sink.reject_sender:
            return self.sink.reject_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.sink.commands.append(address)
        if self.sink.wants(address, "slow"):
            await asyncio.sleep(self.sink.delay)
        for behaviour, answer in REFUSALS.items():
            if self.sink.wants(address, behaviour):
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _s: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        recipient = envelope.rcpt_tos[0]
        for behaviour, answer in CONTENT_REFUSALS.items():
            if self.sink.wants(recipient, behaviour):
                return answer
        self.sink.keep(envelope)
        if self.sink.wants(recipient, "drop_after_data"):
            _cut(server)
        return "250 OK"


class _Server(SMTP):
    """Cuts the line in the middle of a content when the recipient asks for it."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the library's name
        recipients = self.envelope.rcpt_tos if self.envelope else []
        if recipients and self.event_handler.sink.wants(recipients[0], "drop_in_data"):
            await self.push("354 Go ahead")
            await self._reader.readuntil(b"\r\n")
            _cut(self)
            return
        await super().smtp_DATA(arg)


def _cut(server: SMTP) -> None:
    transport: Any = server.transport
    if transport:
        transport.abort()


@contextmanager
def running_sink(**behaviour: Any) -> Iterator[Sink]:
    """A sink on a free port of this machine, in a thread of this process."""
    sink = Sink(**behaviour)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="mail-sink", daemon=True)
    thread.start()
    # Begun in the loop's own thread: a browser test may have left this one with a loop that runs.
    listening = loop.create_server(lambda: _server(sink, loop), sink.host, sink.port)
    server = asyncio.run_coroutine_threadsafe(listening, loop).result(5)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _server(sink: Sink, loop: asyncio.AbstractEventLoop) -> SMTP:
    return _Server(_Handler(sink), loop=loop, enable_SMTPUTF8=False, data_size_limit=0)


async def _end(server: asyncio.Server) -> None:
    """Lets go of the port and of whoever is still connected."""
    server.close()
    conversations = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in conversations:
        task.cancel()
    await asyncio.gather(*conversations, return_exceptions=True)
