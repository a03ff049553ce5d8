"""Addresses as they may stand in an SMTP command and in a header; nothing in them can begin a line of its own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode

LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3
LONGEST_NAME = 150
_NEVER = frozenset('"<>()[]\\,;: ')


def clean_address(text: str) -> str | None:
    """The address ready for SMTP (domain in lower case and ASCII), or nothing when it is not one."""
    local, at, domain = text.strip().rpartition("@")
    try:
        address = f"{local}{at}{punycode(domain).lower()}"
        validate_email(address)
    except (ValidationError, UnicodeError):
        return None
    fits = len(address) <= LONGEST_ADDRESS and address.isascii() and address.isprintable()
    return address if fits and _NEVER.isdisjoint(address) else None


def fold_address(address: str) -> str:
    """Two addresses that fold alike are one person."""
    return address.strip().casefold()


def one_line(text: str) -> str:
    """Text for a header: without line breaks or other control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
