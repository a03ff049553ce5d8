"""Why something is not done, in words for whoever asked."""

from __future__ import annotations


class Refused(Exception):
    """What was asked is not done; `words` says why and what to do, `field` beside what it stands."""

    def __init__(self, words: str, *, field: str = "text") -> None:
        super().__init__(words)
        self.words, self.field = words, field


class ChallengeWanted(Exception):
    """Something looks like a program: a question that a person can answer comes first."""
