"""One at a time: of two people who act on the same row at once, the second waits and then sees what the first did."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def locked(row: Row) -> Row:
    """The row as stored now, held until the end of the transaction."""
    # A request's person is a lazy stand-in: only `__class__` tells whose.
    held: Row = row.__class__._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    return held


def require(condition: object, message: str) -> None:
    """Raises `ValidationError` with words for the person unless the condition holds."""
    if not condition:
        raise ValidationError(message)
