"""Addresses by name, found once: a page asks for a dozen, and they only change with the prefix of the site."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse


def address(name: str, *args: Any) -> str:
    """The path of a named address under the present prefix."""
    return _address(get_script_prefix(), name, args)


def home_path() -> str:
    """The home page's path under the present prefix."""
    return address("wagtail_serve", "")


def news_path() -> str:
    """The path of the list of news."""
    return f"{home_path()}noticias/"


@lru_cache(maxsize=2048)
def _address(prefix: str, name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args)
