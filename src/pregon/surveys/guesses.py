"""How often one visitor may guess a printed code or try documents. Counted for some minutes, never stored."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 600
# With 29¹⁰ codes and 2,000 tries each ten minutes by everybody, finding one of 2,000 slips takes 2,000 years.
WRONG_BY_ONE, WRONG_BY_ALL = 20, 2000
# A whole school behind one address answers in an hour; a list of documents must not tell in minutes who answered.
TRIES_BY_ONE = 120


class TooManyGuesses(Exception):
    """In some minutes it may be tried again."""


def refuse_guessing(request: HttpRequest) -> None:
    """Raises `TooManyGuesses` when the visitor, or everybody together, was wrong too often."""
    who = _name(request)
    limits = {f"{who}:wrong": WRONG_BY_ONE, "surveys:gate:wrong": WRONG_BY_ALL, f"{who}:tries": TRIES_BY_ONE}
    known = cache.get_many(limits)
    if any(known.get(name, 0) >= limit for name, limit in limits.items()):
        raise TooManyGuesses
    _count(f"{who}:tries")


def count_wrong(request: HttpRequest) -> None:
    for name in (f"{_name(request)}:wrong", "surveys:gate:wrong"):
        _count(name)


def _count(name: str) -> None:
    cache.add(name, 0, WINDOW_SECONDS)
    cache.incr(name)


def _name(request: HttpRequest) -> str:
    """The nearest address, unreadable: behind a proxy that is what the proxy says last."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    where = f"{request.META.get('REMOTE_ADDR', '')} {forwarded}"
    return f"surveys:gate:{salted_hmac('pregon.surveys.guesses', where, algorithm='sha256').hexdigest()}"
