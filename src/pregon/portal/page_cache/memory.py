"""What is the same on every page, remembered by a process until something is published.

The head and the foot of a page, the site, the addresses of a picture's sizes: asked of the database once per stamp
(`generation`), not once per page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from .generation import current_stamp

Value = TypeVar("Value")

_stamp: Any = None
_values: dict[Hashable, Any] = {}


def remember(key: Hashable, make: Callable[[], Value]) -> Value:
    """What `make` gave under the present stamp; the value is shared between threads, so nobody may change it."""
    global _stamp, _values
    stamp = current_stamp()
    if stamp != _stamp:
        _stamp, _values = stamp, {}
    values = _values
    if key not in values:
        # Under the stamp of before: what is published meanwhile makes it old at once.
        values[key] = make()
    value: Value = values[key]
    return value


def forget() -> None:
    """For tests, whose transactions end without a commit."""
    global _stamp
    _stamp = None
