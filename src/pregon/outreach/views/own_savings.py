"""Telling a change of somebody else from one's own in another tab: the session keeps what it saved last."""

from __future__ import annotations

from django.http import HttpRequest

KEY = "outreach_saved"
KEPT = 10


def remember_saving(request: HttpRequest, subject: str, stamp: str) -> None:
    """Keeps the mark under which this session left `subject`, of the last few it saved."""
    saved = {**request.session.get(KEY, {})}
    saved.pop(subject, None)
    saved[subject] = stamp
    request.session[KEY] = dict(list(saved.items())[-KEPT:])


def was_own(request: HttpRequest, subject: str, stamp: str) -> bool:
    """Whether what `subject` says now is what this session saved last."""
    return bool(request.session.get(KEY, {}).get(subject) == stamp)
