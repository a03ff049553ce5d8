"""A line chart as plain SVG numbers: drawn on the server, readable without JavaScript, with its table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH, HEIGHT = 320, 140
LEFT, RIGHT, TOP, BOTTOM = 8, 36, 24, 24


@dataclass(frozen=True)
class Dot:
    """A point of the line; `x` and `y` are in the chart's own units."""

    x: float
    y: float
    month: date
    value: Decimal


@dataclass(frozen=True)
class LineChart:
    """`goal_y` is where the line of the goal goes, or None when it is out of sight."""

    dots: list[Dot]
    goal_y: float | None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def points(self) -> str:
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)

    @property
    def last(self) -> Dot:
        return self.dots[-1]

    @property
    def floor(self) -> int:
        return HEIGHT - BOTTOM


def line_chart(series: list[tuple[date, Decimal]], goal: Decimal | None) -> LineChart | None:
    """A chart of the values by month; None with fewer than two months, for a dot is no line."""
    if len(series) < 2:
        return None
    top = max([value for _, value in series] + [goal or Decimal(0), Decimal(1)])
    step = (WIDTH - LEFT - RIGHT) / (len(series) - 1)
    dots = [
        Dot(round(LEFT + index * step, 1), _y(value, top), month, value) for index, (month, value) in enumerate(series)
    ]
    return LineChart(dots, _y(goal, top) if goal else None)


def _y(value: Decimal, top: Decimal) -> float:
    room = HEIGHT - TOP - BOTTOM
    return round(HEIGHT - BOTTOM - room * float(max(value, Decimal(0)) / top), 1)
