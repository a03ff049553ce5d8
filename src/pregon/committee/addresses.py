"""Addresses that leave the house in a mail. Workers serve no request, so the prefix of the instance is put in here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse


def absolute(name: str, *args: Any) -> str:
    """The full address of a page."""
    path = reverse(name, args=args)
    prefix = settings.FORCE_SCRIPT_NAME or ""
    return f"{settings.BASE_URL}{path if path.startswith(prefix) else prefix + path}"
