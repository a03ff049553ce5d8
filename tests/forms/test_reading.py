"""Answers read as text and as data; questions drawn for any page; forms that ship."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pregon.forms.public import (
    FormTemplate,
    InvalidDefinition,
    as_data,
    as_text,
    check_answers,
    controls_of,
    read_shipped,
    render_fields,
)
from tests.support.forms import answer, make_version, survey


@pytest.mark.django_db
def test_a_mail_reads_question_and_answer_page_by_page() -> None:
    submission = answer(make_version(), medio="emisora", hora="14:30", internet="no", opinion="Más\nradio")
    assert as_text(submission) == (
        "MEDIOS\n\n¿Por dónde se entera?\nEmisora\n\n¿A qué hora oye la emisora?\n2:30 p. m.\n\n¿Tiene internet?\nNo"
        "\n\nPERSONA\n\n¿Qué más quiere decir?\nMás\nradio"
    )


@pytest.mark.django_db
def test_a_document_gets_data_that_json_can_hold() -> None:
    data = as_data(answer(make_version(), medio="cartelera", internet="no"))
    assert json.loads(json.dumps(data)) == data
    assert (data["title"], data["version"], data["source"]) == ("¿Cómo se entera?", 1, "En línea")
    assert data["pages"] == [
        {
            "key": "medios",
            "title": "Medios",
            "rows": [
                {"key": "medio", "label": "¿Por dónde se entera?", "text": "Cartelera"},
                {"key": "internet", "label": "¿Tiene internet?", "text": "No"},
            ],
        }
    ]


def test_any_page_can_draw_the_questions_with_what_was_typed() -> None:
    form, typed = survey(), {"correo": {"": ["<ana>"]}, "internet": {"": ["si"]}}
    errors = check_answers(form, typed).errors
    html = render_fields(controls_of(form.fields, typed, errors))
    assert 'value="&lt;ana&gt;"' in html
    assert "Escriba un correo con @" in html


TOML = """
[[pages]]
key = "uno"
title = "Uno"
[[pages.fields]]
key = "agua"
kind = "yes_no"
label = "¿Tiene agua?"
[[pages.fields]]
key = "horas"
kind = "number"
label = "¿Cuántas horas al día?"
show_if = {field = "agua", op = "is", value = true}
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "shipped_forms_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "good.toml").write_text(TOML, encoding="utf-8")
    (folder / "good.json").write_text(json.dumps(survey().to_json()), encoding="utf-8")
    (folder / "bad.toml").write_text(TOML.replace('"yes_no"', '"telepatia"'), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder.name
    sys.modules.pop(folder.name, None)
    read_shipped.cache_clear()


def test_a_form_ships_as_toml_or_json(package: str) -> None:
    template = FormTemplate("agua", "Agua", "survey", "Sobre el agua", package, "good.toml")
    assert [field.key for field in template.definition.fields] == ["agua", "horas"]
    assert read_shipped(package, "good.json") == survey()


def test_a_shipped_form_with_faults_says_which(package: str) -> None:
    with pytest.raises(InvalidDefinition, match="no existe el tipo de pregunta «telepatia»"):
        read_shipped(package, "bad.toml")
