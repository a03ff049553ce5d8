"""Where a request comes from, for limits only: it is never stored."""

from __future__ import annotations

from django.http import HttpRequest


def visitor(request: HttpRequest) -> str:
    """The address that the nearest machine saw; behind a proxy that is what the proxy says last."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return f"{request.META.get('REMOTE_ADDR', '')} {forwarded}"
