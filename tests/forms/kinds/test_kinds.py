"""What each type of question takes, how it is kept, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from pregon.forms.domain.definition import Field
from pregon.forms.kinds.base import FieldError, Raw
from pregon.forms.kinds.registry import kinds

LISTED = {"choices": [{"key": "a", "label": "Emisora"}, {"key": "b", "label": "Cartelera"}]}
OTHER = {**LISTED, "other": True}
MATRIX = {"rows": [{"key": "r1", "label": "Salud"}, {"key": "r2", "label": "Aseo"}], "choices": LISTED["choices"]}


def question(kind: str, options: dict[str, Any] | None = None, **more: Any) -> Field:
    return Field(key="q", kind=kind, label="Pregunta", options=options or kinds[kind].first_options(), **more)


def raw_of(typed: Any) -> Raw:
    parts = typed if isinstance(typed, dict) else {"": typed}
    return {part: text if isinstance(text, list) else [text] for part, text in parts.items()}


@pytest.mark.parametrize(
    ("kind", "options", "typed", "value", "shown"),
    [
        ("short_text", None, "  Junta   de\tAcción ", "Junta de Acción", "Junta de Acción"),
        ("short_text", None, "   ", None, ""),
        ("long_text", None, " uno\n\ndos ", "uno\n\ndos", "uno\n\ndos"),
        ("number", None, "1.200", 1200, "1.200"),
        ("number", {"unit": "personas"}, "1200", 1200, "1.200 personas"),
        ("number", {"decimals": 1}, "1.200,5", 1200.5, "1.200,5"),
        ("number", {"decimals": 2}, "12.5", 12.5, "12,5"),
        ("number", {"decimals": 3}, "0.125", 0.125, "0,125"),
        ("number", None, "1,200", 1200, "1.200"),
        ("number", None, "1,200,300", 1200300, "1.200.300"),
        ("number", None, "- 5", -5, "-5"),
        ("number", None, "12,00", 12, "12"),
        ("money", None, "$ 1.200.000", 1200000, "$\u00a01.200.000"),
        ("money", None, "0", 0, "$\u00a00"),
        ("date", None, "2026-03-03", "2026-03-03", "3 de marzo de 2026"),
        ("date", None, "3/3/2026", "2026-03-03", "3 de marzo de 2026"),
        ("time", None, "14:30", "14:30", "2:30 p. m."),
        ("time", None, "2:30 p. m.", "14:30", "2:30 p. m."),
        ("time", None, "12 am", "00:00", "12:00 a. m."),
        ("choice", LISTED, "b", {"chosen": ["b"], "other": ""}, "Cartelera"),
        (
            "choice",
            OTHER,
            {"": "otro", "otro": " Voz a  voz "},
            {"chosen": ["otro"], "other": "Voz a voz"},
            "Voz a voz",
        ),
        ("choice", OTHER, {"otro": "Voz a voz"}, {"chosen": ["otro"], "other": "Voz a voz"}, "Voz a voz"),
        ("choice", OTHER, {"": "a", "otro": "Voz a voz"}, {"chosen": ["a"], "other": ""}, "Emisora"),
        ("choices", LISTED, ["b", "a"], {"chosen": ["a", "b"], "other": ""}, "Emisora; Cartelera"),
        ("choices", OTHER, {"": "a", "otro": "X"}, {"chosen": ["a", "otro"], "other": "X"}, "Emisora; X"),
        ("choices", LISTED, [], None, ""),
        ("ranking", LISTED, {"a": "2", "b": "1"}, ["b", "a"], "1.º Cartelera; 2.º Emisora"),
        ("ranking", LISTED, {"b": "1"}, ["b"], "1.º Cartelera"),
        ("scale", None, "4", 4, "4 (de 1, Muy mal, a 5, Muy bien)"),
        ("matrix", MATRIX, {"r1": "a", "r2": "b"}, {"r1": "a", "r2": "b"}, "Salud: Emisora; Aseo: Cartelera"),
        ("yes_no", None, "no", False, "No"),
        (
            "person",
            None,
            {"given": "Ana  María", "family": "Ruiz"},
            {"given": "Ana María", "family": "Ruiz"},
            "Ana María Ruiz",
        ),
        (
            "document",
            None,
            {"type": "CC", "number": "43.123.456"},
            {"type": "CC", "number": "43123456"},
            "Cédula de ciudadanía 43.123.456",
        ),
        (
            "document",
            {"types": ["NIT"]},
            {"type": "NIT", "number": "800.197.268-4"},
            {"type": "NIT", "number": "800197268-4"},
            "NIT 800.197.268-4",
        ),
        (
            "document",
            None,
            {"type": "PA", "number": "ab 123456"},
            {"type": "PA", "number": "AB123456"},
            "Pasaporte AB123456",
        ),
        ("document", None, {"type": "CC"}, None, ""),
        ("phone", None, "+57 (310) 456-7890", "3104567890", "310 456 7890"),
        ("phone", None, "604 831 56 13", "6048315613", "604 831 5613"),
        ("email", None, " Ana@Correo.COM ", "Ana@correo.com", "Ana@correo.com"),
        ("place", LISTED, "a", {"chosen": ["a"], "other": ""}, "Emisora"),
        ("place", LISTED, {"otro": "El Cristo"}, {"chosen": ["otro"], "other": "El Cristo"}, "El Cristo"),
        ("place", LISTED, {"otro": "emisora"}, {"chosen": ["a"], "other": ""}, "Emisora"),
        ("place", None, {"otro": "El Cristo"}, {"chosen": ["otro"], "other": "El Cristo"}, "El Cristo"),
        ("statement", None, "", None, ""),
    ],
)
def test_an_answer_is_kept_and_read_back(kind: str, options: Any, typed: Any, value: Any, shown: str) -> None:
    field = question(kind, options)
    assert kinds[kind].clean(field, raw_of(typed)) == value
    if value is not None:
        assert kinds[kind].display(field, value) == shown


@pytest.mark.parametrize(
    ("kind", "options", "typed", "part", "words"),
    [
        ("short_text", {"max_length": 10}, "x" * 11, "", "Escriba máximo 10 caracteres. Su texto tiene 11."),
        ("number", None, "doce", "", "Escriba un número sin decimales, por ejemplo 12."),
        ("number", None, "12,5", "", "Escriba un número sin decimales, por ejemplo 12."),
        ("number", {"decimals": 1}, "1,25", "", "Escriba un número con máximo 1 decimales, por ejemplo 12,5."),
        ("number", None, "1e5", "", "Escriba un número sin decimales, por ejemplo 12."),
        ("number", None, "9" * 20, "", "Escriba un número sin decimales, por ejemplo 12."),
        ("number", None, "٣", "", "Escriba un número sin decimales, por ejemplo 12."),
        ("number", {"minimum": 18}, "17", "", "Escriba un número desde 18."),
        ("number", {"maximum": 1000}, "1001", "", "Escriba un número hasta 1.000."),
        ("money", None, "-5", "", "Escriba un número desde $\u00a00."),
        ("date", None, "31/02/2026", "", "Escriba el día, el mes y el año, por ejemplo 31/03/2026."),
        ("date", {"limit": "past"}, "2999-01-01", "", "Esa fecha todavía no llega. Escriba una fecha hasta hoy."),
        ("date", {"limit": "future"}, "1999-01-01", "", "Esa fecha ya pasó. Escriba una fecha desde hoy."),
        ("date", {"earliest": "2026-02-01"}, "2026-01-31", "", "Escriba una fecha desde el 1 de febrero de 2026."),
        ("time", None, "25:00", "", "Escriba la hora y los minutos, por ejemplo 14:30."),
        ("time", None, "14 pm", "", "Escriba la hora y los minutos, por ejemplo 14:30."),
        ("choice", LISTED, "z", "", "«z» ya no está entre las opciones. Elija otra."),
        ("choice", OTHER, "otro", "otro", "Escriba cuál es."),
        ("choices", {**LISTED, "minimum": 2}, "a", "", "Marque al menos 2 opciones."),
        ("choices", {**LISTED, "maximum": 1}, ["a", "b"], "", "Marque máximo 1 opción."),
        (
            "ranking",
            LISTED,
            {"a": "1", "b": "1"},
            "b",
            "El 1.º puesto está dos veces: «Emisora» y «Cartelera». Cambie uno.",
        ),
        ("ranking", LISTED, {"a": "2"}, "b", "Falta decir qué va en el 1.º puesto."),
        ("ranking", LISTED, {"a": "9"}, "a", "Elija un puesto de la lista."),
        ("scale", None, "6", "", "Elija un número de la escala."),
        ("matrix", MATRIX, {"r1": "z"}, "r1", "Elija una de las respuestas."),
        ("yes_no", None, "quizás", "", "Elija sí o no."),
        ("person", None, {"given": "Ana"}, "family", "Escriba los apellidos."),
        ("document", None, {"number": "43123456"}, "type", "Elija el tipo de documento."),
        (
            "document",
            None,
            {"type": "CC", "number": "4x"},
            "number",
            "La cédula tiene entre 3 y 10 números. Revíselo y escríbalo de nuevo.",
        ),
        (
            "document",
            {"types": ["NIT"]},
            {"type": "NIT", "number": "800197268"},
            "number",
            "Escriba el NIT con guion y dígito de verificación, por ejemplo 800197268-4.",
        ),
        (
            "document",
            {"types": ["NIT"]},
            {"type": "NIT", "number": "800197268-5"},
            "number",
            "El dígito de verificación no corresponde a ese NIT. Revise los números.",
        ),
        ("phone", None, "831 56 13", "", "Escriba los diez números, por ejemplo 310 456 7890 o 604 831 5613."),
        (
            "phone",
            {"mobile_only": True},
            "6048315613",
            "",
            "Escriba los diez números del celular, por ejemplo 310 456 7890.",
        ),
        ("email", None, "ana.correo.com", "", "Escriba un correo con @, por ejemplo ana@correo.com."),
    ],
)
def test_a_wrong_answer_says_what_to_do(kind: str, options: Any, typed: Any, part: str, words: str) -> None:
    with pytest.raises(FieldError) as refused:
        kinds[kind].clean(question(kind, options), raw_of(typed))
    assert (refused.value.message, refused.value.part) == (words, part)


def test_a_required_table_wants_every_row() -> None:
    with pytest.raises(FieldError) as refused:
        kinds["matrix"].clean(question("matrix", MATRIX, required=True), raw_of({"r1": "a"}))
    assert (refused.value.message, refused.value.part) == ("Falta responder la fila «Aseo».", "r2")
    assert kinds["matrix"].clean(question("matrix", MATRIX), raw_of({"r1": "a"})) == {"r1": "a"}


def test_an_accepted_statement_can_be_proved() -> None:
    first, second = question("statement", {"text": "Autorizo A"}), question("statement", {"text": "Autorizo B"})
    kind = kinds["statement"]
    assert kind.clean(first, raw_of("acepto"))["accepted"] is True
    assert kind.clean(first, raw_of("acepto")) != kind.clean(second, raw_of("acepto"))


@pytest.mark.parametrize("kind", kinds.keys())
def test_a_new_question_of_every_kind_is_valid_at_once(kind: str) -> None:
    assert kinds[kind].options(question(kind)) is not None
    assert str(kinds[kind].label)
    assert str(kinds[kind].example)


@pytest.mark.parametrize("kind", kinds.keys())
def test_the_form_of_its_options_returns_what_it_was_given(kind: str) -> None:
    field = question(kind)
    before = kinds[kind].options(field).model_dump(mode="json")
    blank = kinds[kind].OptionsForm(options=before)
    data = QueryDict(mutable=True)
    for bound in blank:
        value = bound.value()
        data.setlist(
            bound.name, value if isinstance(value, list | tuple) else [] if value in (None, False) else [value]
        )
    form = kinds[kind].OptionsForm(data, options=before)
    assert form.is_valid(), form.errors
    assert kinds[kind].Options.model_validate(form.to_options()).model_dump(mode="json") == before


def test_only_the_controls_of_the_question_are_read_and_within_bounds() -> None:
    post = QueryDict(mutable=True)
    post.setlist("q", ["a\x00\r\nb", "x" * 50_000])
    post["q.quitar"] = "1"
    raw = kinds["short_text"].read(question("short_text"), post)
    assert raw == {"": ["a\nb", "x" * 20_000]}
