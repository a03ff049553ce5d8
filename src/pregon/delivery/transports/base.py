"""What a way to hand mail over must do, and how it says that it could not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from enum import Enum
from typing import NamedTuple, Protocol

from pregon.kernel.registry import Registry


class About(Enum):
    """Whom a refusal is about, and so who suffers from it."""

    RECIPIENT = "recipient"
    MESSAGE = "message"
    # The server itself: no message is to blame, all of them wait.
    SERVICE = "service"


class DeliveryError(Exception):
    """Mail was not taken. `permanent` says that trying again is of no use; `str(error)` is the server's answer."""

    def __init__(self, answer: str, *, permanent: bool, about: About) -> None:
        super().__init__(answer)
        self.permanent, self.about = permanent, about


class Letter(NamedTuple):
    """One message for one person: lines end in CRLF, addresses are plain and safe to put into a command."""

    message_id: int
    sender: str
    recipient: str
    content: bytes


class Outcome(NamedTuple):
    """What became of a letter."""

    message_id: int
    answer: str = ""
    error: DeliveryError | None = None


class Session(Protocol):
    """An open way to hand mail over."""

    def send(self, letters: Iterable[Letter]) -> Iterator[Outcome]:
        """Yields the outcome of each letter, in order.

        The content of a letter leaves only after the caller has asked for what follows the outcome before it: by then
        that outcome is written down, and a crash repeats one message at most. Raises `DeliveryError` about the service
        when the session is over; letters without an outcome were not handed over.
        """


# Opens a session, or raises `DeliveryError` about the service. The session closes at the end of the block.
Transport = Callable[[], AbstractContextManager[Session]]

transports: Registry[Transport] = Registry("mail transports")
