"""No small group is shown, and none can be computed back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pregon.surveys.results.small_groups import SMALLEST, closed_rows, is_small, merged_groups

Table = list[list[int]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(2, 3))
    return draw(st.lists(st.lists(st.integers(0, 7), min_size=columns, max_size=columns), min_size=1, max_size=3))


def rows_of_sum(total: int, size: int) -> Iterator[tuple[int, ...]]:
    for first in product(range(total + 1), repeat=size - 1):
        if sum(first) <= total:
            yield (*first, total - sum(first))


def consistent(table: Table, closed: set[int], *, columns_add_up: bool) -> Iterator[Table]:
    """Every table that somebody could think of who knows what is shown and all totals."""
    size = len(table[0])
    choices = [rows_of_sum(sum(row), size) if number in closed else [tuple(row)] for number, row in enumerate(table)]
    totals = [sum(column) for column in zip(*table, strict=True)]
    for found in product(*map(list, choices)):
        if not columns_add_up or [sum(column) for column in zip(*found, strict=True)] == totals:
            yield [list(row) for row in found]


@settings(max_examples=150, deadline=None)
@given(tables(), st.booleans())
def test_every_small_cell_could_be_another_number(table: Table, columns_add_up: bool) -> None:
    closed = closed_rows(table, columns_add_up=columns_add_up)
    if closed is None:
        return
    shown = [row for number, row in enumerate(table) if number not in closed]
    assert not any(is_small(cell) for row in shown for cell in row)
    small = [(r, c) for r, row in enumerate(table) for c, cell in enumerate(row) if is_small(cell)]
    possible: dict[tuple[int, int], set[int]] = {place: set() for place in small}
    for other in consistent(table, closed, columns_add_up=columns_add_up):
        for r, c in small:
            possible[r, c].add(other[r][c])
    assert all(len(values) > 1 for values in possible.values())


def test_nothing_is_closed_without_small_cells() -> None:
    assert closed_rows([[10, 0], [5, 6]], columns_add_up=True) == set()


def test_a_second_row_is_closed_with_the_first_one() -> None:
    assert closed_rows([[30, 2], [20, 9], [8, 7]], columns_add_up=True) == {0, 2}
    assert closed_rows([[30, 2], [20, 9], [8, 7]], columns_add_up=False) == {0}


def test_where_no_row_helps_nothing_may_be_shown() -> None:
    assert closed_rows([[30, 2]], columns_add_up=True) is None


@given(st.dictionaries(st.sampled_from(["web", "paper", "phone"]), st.integers(0, 12)))
def test_groups_are_large_enough_or_the_only_one(sizes: dict[str, int]) -> None:
    groups = merged_groups(sizes)
    members = [member for group in groups.values() for member in group]
    assert sorted(members) == sorted(name for name, size in sizes.items() if size)
    if len(groups) > 1:
        assert all(sum(sizes[member] for member in group) >= SMALLEST for group in groups.values())
