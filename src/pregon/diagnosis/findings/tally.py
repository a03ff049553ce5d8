"""Answers counted once: all that the ranking and the mix need, in a space that does not grow with the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# How often, as the survey asks it. «Weekly» is what counts as being reached.
FREQUENCIES = ("never", "sometimes", "weekly", "daily")
REACHED = frozenset({"weekly", "daily"})
# Who has no connection, or one that cannot be relied on.
UNCONNECTED = frozenset({"none", "sometimes"})


@dataclass(frozen=True)
class Opinion:
    """What one person answered. Who answered on paper, by telephone or on the web counts the same.

    `use` is how often by medium; `preferred` is in order, None when the question was left out, and so is `trusted`.
    """

    use: Mapping[str, str] = field(default_factory=dict)
    preferred: tuple[str, ...] | None = None
    trusted: frozenset[str] | None = None
    connection: str = ""


class Cell(NamedTuple):
    """How one person sees one medium.

    `use` is "" when it was not said; `place` is 1 for what is preferred most, 0 for what was not chosen, -1 when the
    question was left out; `trusted` is 1, 0 or -1 in the same way.
    """

    medium: str
    use: str
    place: int
    trusted: int


@dataclass
class Tally:
    """So many people (`n`) saw a medium so (`cells`); so many are reached each week by exactly these media (`sets`).

    `sets` holds only people who said how often they use something.
    """

    n: int = 0
    cells: Counter[Cell] = field(default_factory=Counter)
    sets: Counter[frozenset[str]] = field(default_factory=Counter)
    connection: Counter[str] = field(default_factory=Counter)

    @property
    def reachable(self) -> int:
        """How many said what they use."""
        return sum(self.sets.values())

    @property
    def unconnected_share(self) -> float:
        """0 to 1, of those who said how they connect."""
        said = sum(self.connection.values())
        return sum(self.connection[key] for key in UNCONNECTED) / said if said else 0.0

    def as_json(self) -> dict[str, Any]:
        """To be kept, in an order of its own: equal tallies are equal texts."""
        return {
            "n": self.n,
            "cells": [[*cell, count] for cell, count in sorted(self.cells.items())],
            "sets": sorted([sorted(media), count] for media, count in self.sets.items()),
            "connection": dict(sorted(self.connection.items())),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Tally:
        cells = Counter({Cell(*row[:4]): row[4] for row in data.get("cells", [])})
        sets = Counter({frozenset(media): count for media, count in data.get("sets", [])})
        return cls(data.get("n", 0), cells, sets, Counter(data.get("connection", {})))


def count_opinions(opinions: Iterable[Opinion], media: Iterable[str]) -> Tally:
    """Reads each opinion once and keeps none of them. Somebody who said nothing of these questions is not counted."""
    keys, tally = list(media), Tally()
    for opinion in opinions:
        cells = [cell for key in keys if (cell := _cell(opinion, key))]
        if cells:
            tally.n += 1
            tally.cells.update(cells)
        if any(key in opinion.use for key in keys):
            tally.sets[frozenset(key for key in keys if opinion.use.get(key) in REACHED)] += 1
        if opinion.connection:
            tally.connection[opinion.connection] += 1
    return tally


def _cell(opinion: Opinion, key: str) -> Cell | None:
    """None when the person said nothing at all of this medium."""
    use = opinion.use.get(key, "")
    if not use and opinion.preferred is None and opinion.trusted is None:
        return None
    trusted = -1 if opinion.trusted is None else int(key in opinion.trusted)
    return Cell(key, use, _place(opinion.preferred, key), trusted)


def _place(preferred: tuple[str, ...] | None, key: str) -> int:
    if preferred is None:
        return -1
    return preferred.index(key) + 1 if key in preferred else 0
