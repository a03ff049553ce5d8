"""What any form does with anything that is typed into it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pregon.forms.domain.answers import check_answers
from pregon.forms.domain.checks import problems_of
from pregon.forms.domain.conditions import holds
from pregon.forms.domain.definition import Comparison, Definition, Field, Not, comparisons_in
from pregon.forms.kinds.registry import kind_of
from tests.forms.strategies import definitions, typed_into

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
answered = definitions().flatmap(lambda form: st.tuples(st.just(form), typed_into(form)))


@SLOW
@given(answered)
def test_nothing_that_is_typed_breaks_a_form(case: tuple[Definition, dict[str, Any]]) -> None:
    form, typed = case
    assert problems_of(form) == []
    checked = check_answers(form, typed)
    assert json.loads(json.dumps(checked.values)) == checked.values
    for key, value in checked.values.items():
        field, kind = form.by_key[key], kind_of(form.by_key[key])
        columns = {column.key: column for column in kind.columns(field)}
        cells = kind.cells(field, value)
        assert set(cells) <= set(columns)
        codes = {name: str(cell) for name, cell in cells.items() if columns[name].codes and field.kind != "scale"}
        assert {name for name, code in codes.items() if code not in columns[name].codes} == set()
        assert kind.display(field, value).strip()
        assert all(kind.codes(field, value))


@SLOW
@given(answered)
def test_a_hidden_question_is_neither_asked_nor_kept(case: tuple[Definition, dict[str, Any]]) -> None:
    form, typed = case
    checked = check_answers(form, typed)
    hidden = set(form.by_key) - set(checked.visible)
    assert not hidden & (set(checked.values) | set(checked.errors))


@SLOW
@given(answered)
def test_what_looks_only_at_hidden_questions_is_hidden(case: tuple[Definition, dict[str, Any]]) -> None:
    form, typed = case
    visible = set(check_answers(form, typed).visible)
    for field in form.fields:
        looked_at = {comparison.field for comparison in comparisons_in(field.show_if)}
        assert field.key not in visible or not looked_at or looked_at & visible


@SLOW
@given(answered)
def test_leaving_out_what_was_hidden_changes_nothing(case: tuple[Definition, dict[str, Any]]) -> None:
    form, typed = case
    first = check_answers(form, typed)
    second = check_answers(form, {key: typed[key] for key in first.visible if key in typed})
    assert (first.values, list(first.errors), first.visible) == (second.values, list(second.errors), second.visible)


@SLOW
@given(answered, st.randoms(use_true_random=False))
def test_the_order_of_what_arrives_and_of_what_is_compared_does_not_matter(
    case: tuple[Definition, dict[str, Any]], chance: random.Random
) -> None:
    form, typed = case
    shuffled = dict(chance.sample(sorted(typed.items()), len(typed)))
    turned = Definition.model_validate(_shuffled(form.to_json(), chance))
    first, second = check_answers(form, typed), check_answers(turned, shuffled)
    assert (first.values, first.visible) == (second.values, second.visible)


def _shuffled(data: Any, chance: random.Random) -> Any:
    if isinstance(data, dict):
        turned = {key: _shuffled(value, chance) for key, value in data.items()}
        for key in {"all", "any"} & set(turned):
            chance.shuffle(turned[key])
        return turned
    return [_shuffled(each, chance) for each in data] if isinstance(data, list) else data


@SLOW
@given(definitions())
def test_a_form_survives_its_json(form: Definition) -> None:
    assert Definition.model_validate(json.loads(json.dumps(form.to_json()))) == form


@pytest.mark.parametrize(
    ("op", "value", "seen", "expected"),
    [
        ("is", "Sí señor", "si  SEÑOR", True),
        ("is", True, True, True),
        ("is", True, 1, False),
        ("is", 1, True, False),
        ("is_not", "a", "b", True),
        ("contains", "a", ("a", "b"), True),
        ("contains", "c", ("a", "b"), False),
        ("contains", "vía", "La via principal", True),
        ("at_least", 18, 18, True),
        ("at_least", "2026-01-01", "2025-12-31", False),
        ("at_most", 18, 18.5, False),
        ("at_most", 18, "diez", False),
        ("answered", None, 0, True),
        ("answered", None, False, True),
        ("answered", None, None, False),
        ("is_not", "a", None, False),
        ("contains", "a", (), False),
    ],
)
def test_a_comparison_means_what_its_words_say(op: Any, value: Any, seen: Any, expected: bool) -> None:
    assert holds(Comparison(field="q", op=op, value=value), {"q": seen}) is expected


def test_not_answered_shows_a_question_but_not_behind_a_hidden_one() -> None:
    condition = Not.model_validate({"not": {"field": "q", "op": "answered"}})
    assert holds(condition, {"q": None})
    assert not holds(condition, {})


def test_one_visible_reason_is_enough_when_another_is_hidden() -> None:
    field = Field.model_validate(
        {
            "key": "x",
            "kind": "short_text",
            "label": "X",
            "show_if": {"any": [{"field": "hidden", "op": "answered"}, {"field": "q", "op": "is", "value": 1}]},
        }
    )
    assert holds(field.show_if, {"q": 1})
    assert not holds(field.show_if, {"q": 2})
