"""How a code reaches somebody. A kind of contact without a carrier is not offered to anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from pregon.kernel.registry import Registry

from .enums import ContactKind


@dataclass(frozen=True)
class Carrier:
    """`send(contact, code)` writes the message down in the present transaction; `veil` shows a bit of the contact."""

    label: str | Promise
    send: Callable[[str, str], None]
    veil: Callable[[str], str]


carriers: Registry[Carrier] = Registry("code carriers")


def can_write_to(kind: str) -> bool:
    """Whether codes can be sent to contacts of this kind."""
    return kind in carriers


def phones_are_reached() -> bool:
    """Whether this instance can send text messages; without them no page speaks of phones."""
    return can_write_to(ContactKind.PHONE)


def veiled_address(address: str) -> str:
    """`an•••@correo.com`: enough for its owner."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:2]}•••@{domain}"


def veiled_number(number: str) -> str:
    """`•••4567`."""
    return f"•••{number[-4:]}"
