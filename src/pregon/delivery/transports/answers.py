"""What a server's answers mean (RFC 5321, 4.2; RFC 3463)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .base import About, DeliveryError

Reply = tuple[int, bytes]

SERVICE_CLOSING = 421
# «Sign in first» and «not now»: our configuration, not the message, is wrong.
OF_THE_SERVICE = {503, 530, 534, 535, 538}
ENHANCED = re.compile(rb"^\s*[245]\.(\d{1,3})\.\d{1,3}\b")
# RFC 3463 subjects: 1 is about the address, 2 about the mailbox, 7 about policy.
ABOUT_ADDRESS, ABOUT_MAILBOX, ABOUT_POLICY = 1, 2, 7


def envelope_error(replies: Sequence[Reply]) -> DeliveryError:
    """The refusal among the answers to MAIL, RCPT and DATA; the first one counts, later ones only follow from it."""
    for command, (code, text) in zip(("MAIL", "RCPT", "DATA"), replies, strict=False):
        if code >= 400:
            return _error(code, text, _about(command, code, text))
    return DeliveryError(in_words(*replies[-1]), permanent=False, about=About.SERVICE)


def content_error(code: int, text: bytes) -> DeliveryError:
    """The refusal of a content."""
    about = About.RECIPIENT if _subject(text) in {ABOUT_ADDRESS, ABOUT_MAILBOX} else About.MESSAGE
    return _error(code, text, about)


def lost_connection(error: Exception) -> DeliveryError:
    """The server went away or was too slow in the middle of a message."""
    return DeliveryError(f"{type(error).__name__}: {error}", permanent=False, about=About.MESSAGE)


def unavailable(answer: str) -> DeliveryError:
    """The server takes nothing now."""
    return DeliveryError(answer, permanent=False, about=About.SERVICE)


def in_words(code: int, text: bytes) -> str:
    """The answer as people read it."""
    return f"{code} {' '.join(text.decode('utf-8', 'replace').split())}"


def _error(code: int, text: bytes, about: About) -> DeliveryError:
    """Nothing that is about the service is permanent: people can mend it while the messages wait."""
    return DeliveryError(in_words(code, text), permanent=code >= 500 and about != About.SERVICE, about=about)


def _about(command: str, code: int, text: bytes) -> About:
    if command == "MAIL" or code in OF_THE_SERVICE:
        return About.SERVICE
    if command == "DATA":
        return About.MESSAGE
    # «Relaying denied» or «blocked» says nothing against the address.
    return About.MESSAGE if _subject(text) == ABOUT_POLICY else About.RECIPIENT


def _subject(text: bytes) -> int:
    found = ENHANCED.match(text)
    return int(found[1]) if found else 0
