"""Writing quickly while mail goes out.

A result must survive the death of our process, which it does as soon as the operating system has it. Waiting for the
disk at every message would only guard against a power cut, where a few messages may then be sent twice; it costs ten
times as much. Everything else that is written by this connection meanwhile is about the outbox, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

QUICK = {"sqlite": "PRAGMA synchronous = NORMAL", "postgresql": "SET synchronous_commit = off"}
SAFE = {"sqlite": "PRAGMA synchronous = FULL", "postgresql": "RESET synchronous_commit"}


@contextmanager
def quick_results() -> Iterator[None]:
    """Results are not waited for on the disk inside the block. Inside a transaction nothing changes."""
    if connection.in_atomic_block:
        yield
        return
    _say(QUICK)
    try:
        yield
    finally:
        if connection.connection is not None:
            _say(SAFE)


def _say(orders: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(orders[connection.vendor])
