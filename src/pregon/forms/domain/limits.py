"""How often one visitor, and all together, may do what costs or what could be guessed. Counted, never stored."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 600


class TooMany(Exception):
    """Somebody did it too often; in some minutes they may again."""


@dataclass(frozen=True)
class Limit:
    """So many times in ten minutes by one visitor, and by all of them (0 is without end)."""

    name: str
    by_one: int
    by_all: int = 0

    def refuse(self, who: str) -> None:
        """Raises `TooMany` when the limit is reached; `who` is made unreadable here."""
        if not self.allows(who):
            raise TooMany

    def allows(self, who: str) -> bool:
        if cache.get(self._of(who), 0) >= self.by_one:
            return False
        return not self.by_all or cache.get(self._of_all, 0) < self.by_all

    def count(self, who: str) -> None:
        """Remembers that it was done once more."""
        for name in (self._of(who), self._of_all):
            cache.add(name, 0, WINDOW_SECONDS)
            cache.incr(name)

    @property
    def _of_all(self) -> str:
        return f"forms:{self.name}"

    def _of(self, who: str) -> str:
        return f"forms:{self.name}:{salted_hmac('pregon.forms.limits', who, algorithm='sha256').hexdigest()}"


WRONG_CODES = Limit("wrong-codes", by_one=20, by_all=2000)
# A whole school behind one address answers in an hour; a program does it in a second.
NEW_DRAFTS = Limit("new-drafts", by_one=300)
UPLOADS = Limit("uploads", by_one=60)
