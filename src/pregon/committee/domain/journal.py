"""The history of the Committee: who did what, in the same log that Wagtail shows."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.log_actions import log

from pregon.people.public import User

from ..history import PREFIX


def note(obj: Model, verb: str, *, actor: User | None, **data: Any) -> None:
    """Adds a verb of `history.SENTENCES` to the history of `obj`; without `actor` the system did it, or a link."""
    log(instance=obj, action=PREFIX + verb, user=actor, data=data or None)
