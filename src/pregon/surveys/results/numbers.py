"""Counting the answers to one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Any

from pregon.forms.public import Field, Tally, kind_of

# The answer with the question as it was asked, and how it came in.
Given = tuple[Field, Any, str]


@dataclass(frozen=True)
class Line:
    """How many chose one answer, of those who answered the question."""

    code: str
    label: str
    count: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True)
class Ranked:
    """One thing of an order: how many placed it, on which place as a mean, and how many placed it first."""

    label: str
    placed: int
    mean_place: float | None
    first: Line


@dataclass(frozen=True)
class MatrixRow:
    label: str
    n: int
    lines: list[Line]


@dataclass(frozen=True)
class Breakdown:
    """Answers by groups of people. `cells` has a row per line; None is a row that stays closed."""

    groups: list[tuple[str, int]]
    cells: list[list[int] | None]

    @property
    def has_closed(self) -> bool:
        return None in self.cells


@dataclass(frozen=True)
class Question:
    """The answers to a question in numbers; `n` answered it."""

    key: str
    label: str
    nature: Tally
    n: int
    lines: list[Line] = field(default_factory=list)
    ranked: list[Ranked] = field(default_factory=list)
    rows: list[MatrixRow] = field(default_factory=list)
    mean: float | None = None
    median: float | None = None
    unit: str = ""
    versions: tuple[int, ...] = ()
    breakdown: Breakdown | None = None
    is_closed: bool = False


def lines_of(labels: Mapping[str, str], codes: Iterable[str], n: int) -> list[Line]:
    """A line per answer that could be given, also those that nobody gave."""
    counted = Counter(codes)
    known = {**labels, **{code: code for code in counted if code not in labels}}
    return [Line(code, label, counted[code], n) for code, label in known.items()]


def count_choices(labels: Mapping[str, str], given: Sequence[Given]) -> dict[str, Any]:
    codes = (code for asked, value, _source in given for code in kind_of(asked).codes(asked, value))
    return {"lines": lines_of(labels, codes, len(given))}


def count_numbers(labels: Mapping[str, str], given: Sequence[Given]) -> dict[str, Any]:
    """Mean and median; a scale, whose numbers have labels, also a line per number."""
    values = [value for _asked, value, _source in given]
    lines = lines_of(labels, map(str, values), len(values)) if labels else []
    if not values:
        return {"lines": lines}
    return {"lines": lines, "mean": fmean(values), "median": float(median(values))}


def count_ranks(labels: Mapping[str, str], given: Sequence[Given]) -> dict[str, Any]:
    """What most people placed first comes first; then by mean place."""
    places: dict[str, list[int]] = {code: [] for code in labels}
    for _asked, value, _source in given:
        for place, code in enumerate(value, start=1):
            places.setdefault(code, []).append(place)
    ranked = [_ranked(code, labels.get(code, code), found, len(given)) for code, found in places.items()]
    return {"ranked": sorted(ranked, key=lambda each: (-each.first.count, each.mean_place or len(labels) + 1))}


def _ranked(code: str, label: str, places: list[int], n: int) -> Ranked:
    return Ranked(label, len(places), fmean(places) if places else None, Line(code, label, places.count(1), n))


def count_rows(labels: Mapping[str, str], rows: Mapping[str, str], given: Sequence[Given]) -> dict[str, Any]:
    """Each row with those who answered it."""
    counted = []
    for key, label in rows.items():
        codes = [value[key] for _asked, value, _source in given if key in value]
        counted.append(MatrixRow(label, len(codes), lines_of(labels, codes, len(codes))))
    return {"rows": counted}
