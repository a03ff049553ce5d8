"""Bars as plain SVG numbers: drawn on the server, as wide as their page, with words beside each one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from ..words import share_words
from .numbers import Line

# Pixels, at any width of the page; labels are cut where a phone of 360 pixels ends.
LABEL_LINE, BAR, GAP = 24, 22, 18
LABEL_CHARACTERS, MOST_LABEL_LINES = 36, 3
# The rest of the width is for the number beside the longest bar.
WIDEST_PERCENT = 68


@dataclass(frozen=True)
class Bar:
    """A bar under its label. `y` and `height` in pixels, `width` in percent of the page's width."""

    label: list[tuple[int, str]]
    y: int
    width: float
    value: str

    @property
    def height(self) -> int:
        return BAR

    @property
    def base(self) -> int:
        """Where the number beside the bar stands."""
        return self.y + BAR - 5


@dataclass(frozen=True)
class BarChart:
    bars: list[Bar]
    height: int


def bar_chart(lines: Iterable[Line]) -> BarChart:
    """One bar per line; the length is its share of those who answered."""
    bars, y = [], 0
    for line in lines:
        words = _wrapped(line.label)
        label = [(y + LABEL_LINE * (number + 1) - 7, text) for number, text in enumerate(words)]
        y += LABEL_LINE * len(words)
        width = round(line.share * WIDEST_PERCENT, 2)
        bars.append(Bar(label, y, width, f"{share_words(line.share)} ({line.count})"))
        y += BAR + GAP
    return BarChart(bars, max(y - GAP, 0))


def _wrapped(label: str) -> list[str]:
    return textwrap.wrap(label, LABEL_CHARACTERS, max_lines=MOST_LABEL_LINES, placeholder="…") or [""]
