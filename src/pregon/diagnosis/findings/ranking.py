"""Which medium reaches an audience best: a score per medium from use, preference and trust."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from .tally import REACHED, Cell, Tally

# What somebody does counts more than what somebody would like, and that more than what somebody believes.
# Written down in docs/decisions/diagnosis.md; whoever changes them changes every ranking.
USE_WEIGHT, PREFERENCE_WEIGHT, TRUST_WEIGHT = 50, 30, 20
USE_POINTS = {"never": 0, "sometimes": 30, "weekly": 70, "daily": 100}
PLACE_POINTS = {0: 0, 1: 100, 2: 67, 3: 33}
# 95 % of a normal distribution.
Z = 1.96
# Below it the order may be chance: said wherever the ranking is shown.
SMALL_N = 30


@dataclass(frozen=True)
class Interval:
    """Where the share of everybody lies with 95 % confidence, 0 to 1, if those who answered were drawn by lot."""

    low: float
    high: float


@dataclass(frozen=True)
class MediumScore:
    """A medium in the eyes of an audience.

    `score` is 0 to 100, `spread` its standard deviation among people (0 when all agree). `n` said something of it;
    of `asked_use` people `weekly` use it each week; of `asked_place`, `first` put it on the first place and `placed`
    on any; of `asked_trust`, `trusted` trust it.
    """

    medium: str
    rank: int
    score: float
    spread: float
    n: int
    weekly: int
    asked_use: int
    first: int
    placed: int
    asked_place: int
    trusted: int
    asked_trust: int

    @property
    def weekly_share(self) -> float:
        return share(self.weekly, self.asked_use)

    @property
    def first_share(self) -> float:
        return share(self.first, self.asked_place)

    @property
    def trusted_share(self) -> float:
        return share(self.trusted, self.asked_trust)

    @property
    def interval(self) -> Interval:
        return wilson(self.weekly, self.asked_use)


@dataclass(frozen=True)
class Ranking:
    """Media from the best on. `n` is how many people answered."""

    n: int
    media: tuple[MediumScore, ...]

    @property
    def is_small(self) -> bool:
        return self.n < SMALL_N

    def of(self, medium: str) -> MediumScore | None:
        return next((each for each in self.media if each.medium == medium), None)


def rank_media(tally: Tally, media: Sequence[str]) -> Ranking:
    """Every medium of `media`, the best one first.

    Equal scores go by who uses it each week, then by the order of `media`: the same answers always give one order.
    """
    order = {medium: number for number, medium in enumerate(media)}
    scores = [
        _score(medium, [(cell, n) for cell, n in tally.cells.items() if cell.medium == medium]) for medium in media
    ]
    scores.sort(key=lambda each: (-round(each.score, 6), -round(each.weekly_share, 9), order[each.medium]))
    ranked = tuple(_placed(each, rank) for rank, each in enumerate(scores, start=1))
    return Ranking(tally.n, ranked)


def points(cell: Cell) -> float:
    """What one person gives a medium, 0 to 100: the weighted mean of what that person answered."""
    parts = [
        (USE_WEIGHT, USE_POINTS.get(cell.use, 0), cell.use != ""),
        (PREFERENCE_WEIGHT, PLACE_POINTS.get(cell.place, 0), cell.place >= 0),
        (TRUST_WEIGHT, 100 * cell.trusted, cell.trusted >= 0),
    ]
    weight = sum(weight for weight, _points, said in parts if said)
    return sum(weight * value for weight, value, said in parts if said) / weight if weight else 0.0


def wilson(count: int, of: int) -> Interval:
    """The Wilson score interval: honest with few answers and near 0 and 1, where the usual one is not.

    E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    if not of:
        return Interval(0.0, 1.0)
    p, z2 = count / of, Z * Z
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return Interval(max(0.0, min(middle - half, p)), min(1.0, max(middle + half, p)))


def share(count: int, of: int) -> float:
    """0 to 1; 0 of nobody."""
    return count / of if of else 0.0


def _score(medium: str, cells: list[tuple[Cell, int]]) -> MediumScore:
    n = sum(count for _cell, count in cells)
    # In a fixed order, so that not even the last digit depends on who answered first.
    given = sorted((points(cell), count) for cell, count in cells)
    mean = sum(value * count for value, count in given) / n if n else 0.0
    variance = sum(count * (value - mean) ** 2 for value, count in given) / n if n else 0.0
    return MediumScore(
        medium,
        0,
        mean,
        sqrt(variance),
        n,
        weekly=_people(cells, lambda cell: cell.use in REACHED),
        asked_use=_people(cells, lambda cell: cell.use != ""),
        first=_people(cells, lambda cell: cell.place == 1),
        placed=_people(cells, lambda cell: cell.place > 0),
        asked_place=_people(cells, lambda cell: cell.place >= 0),
        trusted=_people(cells, lambda cell: cell.trusted == 1),
        asked_trust=_people(cells, lambda cell: cell.trusted >= 0),
    )


def _people(cells: Iterable[tuple[Cell, int]], which: Callable[[Cell], bool]) -> int:
    return sum(count for cell, count in cells if which(cell))


def _placed(score: MediumScore, rank: int) -> MediumScore:
    return replace(score, rank=rank)
