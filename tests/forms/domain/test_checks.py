"""What is refused while a form is designed, and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from pregon.forms.domain.checks import InvalidDefinition, problems_of_publishing, read_definition
from pregon.forms.domain.definition import Definition, new_key


def question(key: str, kind: str = "number", **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "label": f"Pregunta {key}", **more}


def form(*questions: dict[str, Any]) -> dict[str, Any]:
    return {"pages": [{"key": "p", "title": "Página", "fields": list(questions)}]}


def when(key: str, op: str = "answered", value: Any = None) -> dict[str, Any]:
    return {"field": key, "op": op, "value": value}


CHOICE = {"choices": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}]}


def refusals(data: Any) -> list[str]:
    with pytest.raises(InvalidDefinition) as refused:
        read_definition(data)
    return [problem.text for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (form(question("x", show_if=when("nada"))), "«Pregunta x»: depende de una pregunta que no existe («nada»)."),
        (
            form(question("x", show_if=when("y")), question("y")),
            "«Pregunta x»: depende de «Pregunta y», que debe ir antes.",
        ),
        (
            form(question("x", "yes_no"), question("y", show_if=when("x", "at_least", 3))),
            "«Pregunta y»: «Pregunta x» es de tipo «Sí o no» y no se puede comparar así.",
        ),
        (
            form(question("x", "choice", options=CHOICE), question("y", show_if=when("x", "is", "c"))),
            "«Pregunta y»: al comparar con «Pregunta x»: Elija una de las opciones de la pregunta.",
        ),
        (form(question("x"), question("x")), "«Pregunta x»: otra pregunta tiene la misma clave, «x»."),
        (form(question("x", "telepatia")), "«Pregunta x»: no existe el tipo de pregunta «telepatia»."),
        (form(question("x", "choice")), "«Pregunta x»: Escriba al menos dos opciones."),
        (
            form(question("x", options={"minimum": 3, "maximum": 2})),
            "«Pregunta x»: El mínimo no puede ser mayor que el máximo.",
        ),
        (form(question("x", options={"color": "rojo"})), "«Pregunta x»: color: sobra: no se conoce."),
        ({"pages": [{"key": "p", "title": "P", "surprise": 1}]}, "pages.0.surprise: sobra: no se conoce."),
        ({"pages": [{"key": "Ñ", "title": "P"}]}, "pages.0.key: solo puede tener letras minúsculas"),
    ],
)
def test_each_fault_is_told_with_the_name_of_the_question(data: Any, words: str) -> None:
    assert any(told.startswith(words) for told in refusals(data)), refusals(data)


def test_a_circle_is_told_with_all_who_are_in_it() -> None:
    circle = form(question("a", show_if=when("c")), question("b", show_if=when("a")), question("c", show_if=when("b")))
    told = next(text for text in refusals(circle) if "círculo" in text)
    assert {name for name in ("«Pregunta a»", "«Pregunta b»", "«Pregunta c»") if name in told} == {
        "«Pregunta a»",
        "«Pregunta b»",
        "«Pregunta c»",
    }


def test_a_question_cannot_depend_on_itself() -> None:
    assert any("círculo" in text for text in refusals(form(question("a", show_if=when("a")))))


def test_every_fault_is_told_at_once() -> None:
    assert len(refusals(form(question("x", "choice"), question("y", show_if=when("nada"))))) == 2


def test_a_condition_nested_without_end_is_refused() -> None:
    condition: dict[str, Any] = when("a")
    for _ in range(300):
        condition = {"not": condition}
    assert refusals(form(question("a"), question("b", show_if=condition)))


def test_a_draft_may_be_empty_but_what_is_published_may_not() -> None:
    empty = read_definition({"pages": [{"key": "p", "title": "Datos"}]})
    assert [problem.text for problem in problems_of_publishing(empty)] == ["Agregue al menos una pregunta."]
    half = Definition.model_validate(
        {"pages": [{"key": "p", "title": "Datos", "fields": [question("x")]}, {"key": "q", "title": "Vacía"}]}
    )
    assert [problem.key for problem in problems_of_publishing(half)] == ["q"]


@pytest.mark.parametrize(
    ("label", "taken", "key"),
    [
        ("¿Qué edad tiene?", (), "que_edad_tiene"),
        ("¿Qué edad tiene?", ("que_edad_tiene",), "que_edad_tiene_2"),
        ("2 de la tarde", (), "p_2_de_la_tarde"),
        ("¿¿??", (), "p"),
        ("a" * 60, ("a" * 40,), "a" * 38 + "_2"),
    ],
)
def test_a_key_is_made_from_the_label(label: str, taken: tuple[str, ...], key: str) -> None:
    assert new_key(label, taken) == key
