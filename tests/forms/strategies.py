"""Any form without problems, and anything that can be typed into it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from pregon.forms.domain.definition import Definition, Field, Page
from pregon.forms.kinds.registry import kinds

KEYS = [f"q{number}" for number in range(8)]
LISTED = [{"key": "a", "label": "Emisora"}, {"key": "b", "label": "Cartelera"}, {"key": "c", "label": "Correo"}]
ROWS = [{"key": "r1", "label": "Alcaldía"}, {"key": "r2", "label": "Concejo"}]
OPTIONS: dict[str, list[dict[str, Any]]] = {
    "short_text": [{}, {"max_length": 10}],
    "number": [{}, {"decimals": 2, "minimum": -5, "maximum": 5.5, "unit": "ha"}],
    "date": [{}, {"limit": "past"}, {"earliest": "2026-01-01", "latest": "2026-12-31"}],
    "choice": [{"choices": LISTED}, {"choices": LISTED, "other": True, "look": "select"}],
    "choices": [{"choices": LISTED, "other": True}, {"choices": LISTED, "minimum": 1, "maximum": 2}],
    "ranking": [{"choices": LISTED}, {"choices": LISTED, "places": 2}],
    "matrix": [{"rows": ROWS, "choices": LISTED}],
    "place": [{}, {"choices": LISTED}],
    "document": [{"types": ["CC", "NIT"]}],
    "phone": [{}, {"mobile_only": True}],
}
TYPED = [
    "",
    "a",
    "b",
    "otro",
    "si",
    "no",
    "1",
    "2",
    "3",
    "7",
    "acepto",
    "12,5",
    "1.200",
    "-4",
    "2026-03-03",
    "31/2/2026",
    "14:30",
    "CC",
    "NIT",
    "800197268-4",
    "43.123.456",
    "3104567890",
    "ana@correo.com",
    "   ",
    "x" * 700,
    "\x00\ud800",
    "٣",
    "1" * 40,
]


def fields(key: str, before: list[Field]) -> st.SearchStrategy[Field]:
    """A question of any kind, shown always or by what comes before it."""
    return st.sampled_from(kinds.keys()).flatmap(
        lambda kind: st.builds(
            Field,
            key=st.just(key),
            kind=st.just(kind),
            label=st.just(f"Pregunta {key}"),
            required=st.booleans(),
            options=st.sampled_from(OPTIONS.get(kind, [kinds[kind].first_options()])),
            show_if=st.none() | conditions(before) if before else st.none(),
        )
    )


def conditions(before: list[Field]) -> st.SearchStrategy[dict[str, Any]]:
    """A condition that the questions before can answer."""
    return st.recursive(
        st.sampled_from(before).flatmap(comparisons),
        lambda inner: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=4,
    )


def comparisons(field: Field) -> st.SearchStrategy[dict[str, Any]]:
    kind = kinds[field.kind]
    operands = [*(value for value, _label in kind.choices(field)), "a", 2, 2.5, True, "2026-03-03", "14:30"]
    good = [operand for operand in operands if not kind.problem_of_operand(field, operand)]
    offered = [
        {"field": field.key, "op": op, "value": None if op == "answered" else operand}
        for op in kind.operators
        for operand in (good if op != "answered" else [None])
    ]
    return st.sampled_from(offered)


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    made: list[Field] = []
    for key in KEYS[: draw(st.integers(1, len(KEYS)))]:
        made.append(draw(fields(key, made)))
    cut = draw(st.integers(0, len(made)))
    pages = [Page(key="uno", title="Uno", fields=tuple(made[:cut]))]
    return Definition(pages=(*pages, Page(key="dos", title="Dos", fields=tuple(made[cut:]))))


def typed_into(definition: Definition) -> st.SearchStrategy[dict[str, dict[str, list[str]]]]:
    """What somebody, or a program, could send for each question."""
    texts = st.lists(st.sampled_from(TYPED), max_size=3)
    raws = {
        field.key: st.fixed_dictionaries({}, optional=dict.fromkeys(kinds[field.kind].parts(field), texts))
        for field in definition.fields
        if field.kind != "file"
    }
    return st.fixed_dictionaries({}, optional=raws)
