"""Keyed marks of contacts, devices and networks: enough to recognise one, not to know whose it is."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SHORT = 16
# A household, a school or an internet café; telephone companies put many people behind one of these.
V4_BITS, V6_BITS = 24, 48


def mark(purpose: str, *parts: object, length: int = 64) -> str:
    """A keyed digest in hexadecimal; `purpose` keeps marks of different things apart."""
    text = "\x1f".join(map(str, (purpose, *parts))).encode()
    return hmac.new(_key(settings.SECRET_KEY), text, hashlib.sha256).hexdigest()[:length]


def network_mark(request: HttpRequest) -> str:
    """The mark of the network from which somebody writes."""
    return mark("network", client_network(request), length=SHORT)


def device_mark(request: HttpRequest) -> str:
    """The mark of a device without a cookie: its network and its program. Two alike count as one."""
    return mark("device", client_network(request), request.headers.get("User-Agent", "")[:300], length=SHORT)


def client_network(request: HttpRequest) -> str:
    """The network of whoever asks, `203.0.113.0/24`; empty when it is not known.

    Only a proxy on this machine or on a private network is believed, and only the last address that it has added:
    all before it was said by the visitor.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    if not _is_own_proxy(peer):
        return _network(peer)
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return _network(forwarded) or _network(peer)


def _is_own_proxy(address: str) -> bool:
    try:
        return ip_address(address).is_private
    except ValueError:
        return True


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    mapped = getattr(known, "ipv4_mapped", None)
    known = mapped or known
    return str(ip_network(f"{known}/{V4_BITS if known.version == 4 else V6_BITS}", strict=False))


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    return salted_hmac("pregon.moderation.marks", "", secret=secret, algorithm="sha256").digest()
