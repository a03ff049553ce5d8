"""Which rows of a breakdown stay closed, so that no small group can be read or computed back.

A table crosses answers (rows) with groups of people (columns); the totals of rows and columns are public. A row with
a cell of 1 to 4 people is closed as a whole: which of its cells is the small one is not said. When columns add up too,
one closed row could be computed from the others, so a second one is closed with it: then one person more here and one
less there is always another table with the same totals.
"""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST = 5
Row = Sequence[int]


def is_small(count: int) -> bool:
    return 0 < count < SMALLEST


def closed_rows(table: Sequence[Row], *, columns_add_up: bool) -> set[int] | None:
    """The indexes of rows that are not shown; None when no choice of rows is safe and nothing may be shown.

    Args:
        columns_add_up: whether the cells of a column add up to a public total (one answer per person).
    """
    closed = {number for number, row in enumerate(table) if any(map(is_small, row))}
    if not closed or not columns_add_up:
        return closed
    # The row that tells least goes first.
    spare = sorted((number for number in range(len(table)) if number not in closed), key=lambda each: sum(table[each]))
    while not _is_safe(table, closed):
        if not spare:
            return None
        closed.add(spare.pop(0))
    return closed


def _is_safe(table: Sequence[Row], closed: set[int]) -> bool:
    """Whether each small cell could also hold another number."""
    return all(
        any(_may_differ(table[number], column, table[other]) for other in closed if other != number)
        for number in closed
        for column, count in enumerate(table[number])
        if is_small(count)
    )


def _may_differ(row: Row, column: int, other: Row) -> bool:
    """Whether one person may change places between two rows in `column`, and another one the way back elsewhere."""
    elsewhere = [place for place in range(len(row)) if place != column]
    one_less = row[column] > 0 and any(other[place] > 0 for place in elsewhere)
    one_more = other[column] > 0 and any(row[place] > 0 for place in elsewhere)
    return one_less or one_more


def merged_groups(sizes: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """Groups of at least `SMALLEST` people: small ones go together, with the next smallest if they must.

    Answers the name of each group by its first member: `{"web": ("web",), "paper": ("paper", "phone")}`.
    """
    present = [name for name, size in sizes.items() if size]
    small = [name for name in present if is_small(sizes[name])]
    large = sorted((name for name in present if name not in small), key=lambda name: sizes[name])
    while small and large and sum(sizes[name] for name in small) < SMALLEST:
        small.append(large.pop(0))
    joined = tuple(name for name in present if name in small)
    groups = [(name,) for name in present if name in large] + ([joined] if joined else [])
    return {group[0]: group for group in groups}
