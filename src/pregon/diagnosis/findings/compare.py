"""Then and now: what changed of each medium since the last diagnosis."""

from __future__ import annotations

from dataclasses import dataclass

from .ranking import MediumScore, Ranking


@dataclass(frozen=True)
class Change:
    """A medium in both rankings; None where it was not asked."""

    medium: str
    now: MediumScore | None
    before: MediumScore | None

    @property
    def places(self) -> int | None:
        """How many places it went up (below zero: down)."""
        return self.before.rank - self.now.rank if self.now and self.before else None

    @property
    def points(self) -> float | None:
        """By how much the share that uses it each week changed, in percentage points."""
        return 100 * (self.now.weekly_share - self.before.weekly_share) if self.now and self.before else None

    @property
    def may_be_chance(self) -> bool:
        """Whether the two intervals overlap: then the difference may come of who happened to answer."""
        if not (self.now and self.before):
            return True
        now, before = self.now.interval, self.before.interval
        return now.low <= before.high and before.low <= now.high


def compare(now: Ranking, before: Ranking) -> list[Change]:
    """In the order of today's ranking; what is no longer asked comes last."""
    rows = [Change(each.medium, each, before.of(each.medium)) for each in now.media]
    return rows + [Change(each.medium, None, each) for each in before.media if now.of(each.medium) is None]
