"""Too much at once, by one person or by a crowd."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ..domain.limits import NEWCOMERS_PER_THREAD, POSTS_PER_HOUR, POSTS_PER_MINUTE, exceeds
from ..enums import WaitReason
from .base import FINE, Check, Finding, Posting


class TooFast(Check):
    """One person, many comments."""

    id = "too_fast"

    def look(self, posting: Posting) -> Finding:
        author = posting.author.pk
        if exceeds(POSTS_PER_MINUTE, author):
            return Finding(refusal=_("Escribe muy seguido. Espere un minuto y envíelo de nuevo: su texto sigue aquí."))
        if exceeds(POSTS_PER_HOUR, author):
            return Finding(refusal=_("Ya envió muchos aportes en esta hora. Envíelo más tarde: su texto sigue aquí."))
        return FINE


class Crowd(Check):
    """Many newcomers within minutes: from then on newcomers wait, and who is known goes on talking."""

    id = "crowd"

    def look(self, posting: Posting) -> Finding:
        if posting.is_known or not exceeds(NEWCOMERS_PER_THREAD, posting.thread_id):
            return FINE
        return Finding(wait=WaitReason.CROWD)
