"""A form on paper."""

from __future__ import annotations

import pypdfium2
import pytest

from pregon.forms.domain.definition import Definition
from pregon.forms.kinds.registry import kinds
from pregon.forms.printing import copy_pdf, sheet_pdf
from tests.support.forms import definition, field, page

CHOICES = [{"key": "si_va", "label": "Voy siempre"}, {"key": "no_va", "label": "Nunca voy"}]


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(each.get_textpage().get_text_bounded() for each in document).split())


def asked(*fields) -> Definition:
    return definition(page("una", *fields))


def sheet(*fields) -> str:
    return words_of(sheet_pdf(asked(*fields), title="Hoja"))


@pytest.mark.parametrize("kind", [kind.id for kind in kinds])
def test_every_kind_of_question_can_be_printed(kind: str) -> None:
    options = kinds[kind].first_options()
    assert "¿Qué dice?" in sheet(field("campo", kind, "¿Qué dice?", options=options))


def test_it_says_how_to_mark_and_when_a_question_is_answered() -> None:
    words = sheet(
        field("mercado", "choice", "¿Va al mercado?", options={"choices": CHOICES, "other": True}),
        field("medios", "choices", "¿Qué oye?", options={"choices": CHOICES, "maximum": 2}),
        field("orden", "ranking", "¿Qué va primero?", options={"choices": CHOICES, "places": 1}),
        field("nota", "scale", "¿Qué tal?", options={"first": 1, "last": 5, "low": "Mal", "high": "Bien"}),
        field(
            "porque",
            "long_text",
            "¿Por qué?",
            show_if={"field": "mercado", "op": "is", "value": "no_va"},
        ),
    )
    for said in (
        "Marque una.",
        "Otro, ¿cuál?",
        "Marque máximo 2.",
        "Escriba 1 junto a lo primero",
        "1: Mal. 5: Bien.",
        "Solo si «¿Va al mercado?» es «Nunca voy».",
        "Página 1 de 1",
    ):
        assert said in words


def test_the_copy_leaves_out_what_was_not_answered() -> None:
    content = asked(field("uno", "short_text", "¿Uno?"), field("dos", "short_text", "¿Dos?"))
    words = words_of(copy_pdf(content, {"uno": "Sí, 🙂 de acuerdo"}, title="Copia", footer="Respuesta 3"))
    assert "de acuerdo" in words and "¿Dos?" not in words and "Respuesta 3" in words


def test_a_form_without_questions_is_an_empty_sheet() -> None:
    assert "Hoja" in words_of(sheet_pdf(Definition(pages=()), title="Hoja", also_asked=["Documento"]))
