"""Whatever is done to a form, the result is a form or a refusal in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pregon.forms.domain.changes import changes_between
from pregon.forms.domain.checks import InvalidDefinition, read_definition
from pregon.forms.domain.definition import Definition
from pregon.forms.domain.editing import (
    FieldChanged,
    StillNeeded,
    change_field,
    duplicate_field,
    move_field,
    move_page,
    remove_field,
    remove_page,
)
from tests.forms.strategies import definitions
from tests.support.forms import definition, field, page, survey

EDITS: dict[str, Any] = {
    "up": lambda form, key: move_field(form, key, up=True),
    "down": lambda form, key: move_field(form, key, up=False),
    "remove": remove_field,
    "duplicate": lambda form, key: duplicate_field(form, key, set(form.by_key)),
    "page up": lambda form, key: move_page(form, form.page_of(key).key, up=True),
    "page down": lambda form, key: move_page(form, form.page_of(key).key, up=False),
    "remove page": lambda form, key: remove_page(form, form.page_of(key).key),
}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definitions(), st.lists(st.tuples(st.sampled_from(list(EDITS)), st.integers(0, 20)), max_size=8))
def test_any_row_of_edits_gives_a_form_that_can_be_read(form: Definition, edits: list[tuple[str, int]]) -> None:
    for name, number in edits:
        if not form.fields:
            break
        try:
            edited = read_definition(EDITS[name](form, form.fields[number % len(form.fields)].key).to_json())
        except (InvalidDefinition, StillNeeded):
            continue
        assert bool(changes_between(form, edited)) is (edited != form)
        form = edited


def test_a_question_goes_over_the_edge_of_its_page_and_back() -> None:
    form = survey()
    there = move_field(form, "internet", up=False)
    assert [each.key for each in there.pages[1].fields] == ["internet", "correo", "opinion"]
    assert move_field(there, "internet", up=True) == form


def test_at_the_edge_of_the_form_nothing_moves() -> None:
    form = survey()
    assert move_field(form, "medio", up=True) == move_field(form, "opinion", up=False) == form
    assert move_page(form, "medios", up=True) == move_page(form, "persona", up=False) == form


def test_what_is_needed_is_not_removed() -> None:
    with pytest.raises(StillNeeded, match="se muestre «¿A qué hora oye la emisora\\?»"):
        remove_field(survey(), "medio")


def test_a_question_that_says_something_else_by_now_is_not_overwritten() -> None:
    before, after = definition(page("p", field("x"))), definition(page("p", field("x", label="Otra")))
    seen = before.by_key["x"]
    with pytest.raises(FieldChanged) as changed:
        change_field(after, seen, seen=seen)
    assert changed.value.current == after.by_key["x"]
    with pytest.raises(FieldChanged):
        change_field(definition(page("p")), seen, seen=seen)
