"""The arithmetic of votes: quorum, result, and when the result can no longer change. Nothing here knows of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .enums import Choice, Majority, Outcome, Quorum

# Numerator and denominator of each share; of the half, more than it is needed.
SHARES = {Quorum.TWO_THIRDS: (2, 3), Quorum.THREE_QUARTERS: (3, 4), Quorum.ALL: (1, 1)}


@dataclass(frozen=True)
class Tally:
    """Votes counted. An abstention takes part, but is neither for nor against."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def voted(self) -> int:
        return self.in_favour + self.against + self.abstained


def count(choices: Iterable[str]) -> Tally:
    """The tally of these choices."""
    cast = list(choices)
    return Tally(cast.count(Choice.FOR), cast.count(Choice.AGAINST), cast.count(Choice.ABSTAIN))


def quorum_needed(rule: str, entitled: int) -> int:
    """How many of `entitled` members with vote must take part. Never none: nobody decides nothing."""
    if rule == Quorum.HALF_PLUS_ONE:
        return entitled // 2 + 1
    numerator, denominator = SHARES[Quorum(rule)]
    return max(1, -(-entitled * numerator // denominator))


def result_of(tally: Tally, *, majority: str, entitled: int) -> Outcome:
    """What these votes say: approved, rejected, or deferred when they are tied.

    `entitled` is the number of members with vote, present or not: an absolute majority is more than half of them.
    """
    if majority == Majority.ABSOLUTE:
        return Outcome.APPROVED if tally.in_favour > entitled // 2 else Outcome.REJECTED
    if tally.in_favour == tally.against:
        return Outcome.DEFERRED
    return Outcome.APPROVED if tally.in_favour > tally.against else Outcome.REJECTED


def is_certain(tally: Tally, *, majority: str, entitled: int, quorum: int) -> bool:
    """Whether there is a quorum and the votes that are still missing cannot change the result."""
    left = entitled - tally.voted
    if tally.voted < quorum:
        return False
    if left <= 0:
        return True
    if majority == Majority.ABSOLUTE:
        return tally.in_favour > entitled // 2 or tally.in_favour + left <= entitled // 2
    return abs(tally.in_favour - tally.against) > left
