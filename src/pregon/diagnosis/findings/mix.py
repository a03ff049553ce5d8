"""Which media to use together: few, that reach nearly everybody, with the reason of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .ranking import MediumScore, Ranking
from .tally import Tally

# Nine of ten each week: the last tenth costs more media than all the others together.
ENOUGH = 0.9
# From a fifth without a reliable connection on, a mix of screens alone leaves too many out.
LOW_CONNECTION = 0.2
# From here on what is supposed of a medium is good enough to use it.
ASSUMED_ENOUGH = 60


class Why(StrEnum):
    """Why a medium is in the mix, the strongest reason first."""

    MAIN = "main"
    BEST = "best"
    COVERS = "covers"
    OFFLINE = "offline"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Pick:
    """A medium of the mix. `adds` people are reached by it and by none that was picked before."""

    medium: str
    why: tuple[Why, ...]
    adds: int = 0
    score: MediumScore | None = None


@dataclass(frozen=True)
class Mix:
    """`reached` of `n` people use at least one of the picks each week."""

    picks: tuple[Pick, ...]
    reached: int = 0
    n: int = 0

    @property
    def media(self) -> list[str]:
        return [pick.medium for pick in self.picks]

    @property
    def missed(self) -> int:
        return self.n - self.reached

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.reached / self.n if self.n else 0.0


def mix_from_answers(
    tally: Tally, ranking: Ranking, *, main: str, offline: Collection[str], needs_offline: bool
) -> Mix:
    """The smallest mix that a greedy search finds to reach nine of ten people each week.

    It always holds the main channel and the best medium; for an audience that `needs_offline` (many without a
    connection) also one that works without internet. A medium that adds nobody is left out.
    """
    order = [score.medium for score in ranking.media if score.medium in _useful(ranking) or score.medium == main]
    wanted: dict[str, list[Why]] = {main: [Why.MAIN]} if main in order else {}
    if order:
        wanted.setdefault(_best(ranking), []).append(Why.BEST)
    forced = set(wanted)
    if needs_offline and not forced & set(offline):
        found = next((medium for medium in order if medium in offline), None)
        if found:
            wanted.setdefault(found, []).append(Why.OFFLINE)
            forced.add(found)
    for medium in _cover(tally.sets, order, forced):
        wanted[medium] = [Why.COVERS]
    return _mix(tally.sets, ranking, wanted)


def mix_from_assumptions(weights: Mapping[str, int], *, main: str, offline: Collection[str]) -> Mix:
    """While nobody answered: what is supposed to be good enough, the main channel, and one without internet.

    `weights` are 0 to 100 by medium, in the order that decides between equal ones.
    """
    order = sorted(weights, key=lambda medium: -weights[medium])
    chosen = [medium for medium in order if weights[medium] >= ASSUMED_ENOUGH or medium == main]
    missing = [medium for medium in order if medium in offline and weights[medium] > 0]
    if missing and not set(chosen) & set(offline):
        chosen.append(missing[0])
    picks = [Pick(medium, (Why.MAIN, Why.ASSUMED) if medium == main else (Why.ASSUMED,)) for medium in chosen]
    return Mix(tuple(picks))


def _useful(ranking: Ranking) -> set[str]:
    """Media of which somebody said something good."""
    return {each.medium for each in ranking.media if each.score > 0}


def _best(ranking: Ranking) -> str:
    return ranking.media[0].medium


def _cover(sets: Counter[frozenset[str]], order: Sequence[str], forced: set[str]) -> list[str]:
    """What must join `forced` to reach enough: always whoever adds most people, equal ones by rank."""
    total, chosen = sum(sets.values()), list[str]()
    while _reached(sets, {*forced, *chosen}) < ENOUGH * total:
        taken = {*forced, *chosen}
        gains = {medium: _reached(sets, {*taken, medium}) for medium in order if medium not in taken}
        best = max(gains, key=lambda medium: gains[medium], default=None)
        if best is None or gains[best] == _reached(sets, taken):
            break
        chosen.append(best)
    return _without_spare(sets, chosen, forced, goal=min(ENOUGH * total, _reached(sets, {*forced, *chosen})))


def _without_spare(sets: Counter[frozenset[str]], chosen: list[str], forced: set[str], *, goal: float) -> list[str]:
    """A medium that later ones made superfluous goes."""
    kept = list(chosen)
    for medium in chosen:
        rest = [each for each in kept if each != medium]
        if _reached(sets, {*forced, *rest}) >= goal:
            kept = rest
    return kept


def _reached(sets: Counter[frozenset[str]], media: set[str]) -> int:
    return sum(count for used, count in sets.items() if used & media)


def _mix(sets: Counter[frozenset[str]], ranking: Ranking, wanted: Mapping[str, list[Why]]) -> Mix:
    """The picks in the order of the ranking, each with the people that it adds."""
    picks, taken = [], set[str]()
    for score in ranking.media:
        if score.medium in wanted:
            before = _reached(sets, taken)
            taken.add(score.medium)
            picks.append(Pick(score.medium, tuple(wanted[score.medium]), _reached(sets, taken) - before, score))
    return Mix(tuple(picks), _reached(sets, taken), sum(sets.values()))
