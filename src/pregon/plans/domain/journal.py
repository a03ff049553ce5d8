"""The history of the plan: who did what, in the same log that Wagtail shows."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.log_actions import log

from pregon.people.public import User
from pregon.portal.public import purge_pages

from ..history import PREFIX


def note(obj: Model, verb: str, *, actor: User | None, **data: Any) -> None:
    """Adds a verb of `history.sentences` to the history of `obj`; `actor` is None when the system did it.

    What has a history shows on the public page of the plan, so the pages kept before are forgotten.
    """
    log(instance=obj, action=PREFIX + verb, user=actor, data=data or None)
    purge_pages()
