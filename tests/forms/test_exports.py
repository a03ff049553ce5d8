"""Answers leave as tables with the same columns for ever."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pregon.forms.domain.definition import Definition
from pregon.forms.domain.design import publish_version, save_draft_definition
from pregon.forms.exports import ExtraColumn, Table, answers_csv, answers_json, codebook_csv, describe, workbook
from pregon.forms.models import Form, FormVersion
from pregon.kernel.spreadsheets import read_xlsx
from tests.forms.strategies import definitions
from tests.support.forms import MEDIA, answer, definition, field, make_version, page


def two_versions() -> Form:
    """Version 2 drops «edad», adds «vereda» before the rest, and renames and replaces media."""
    media = field("medio", "choice", "¿Por dónde se entera?", options={"choices": MEDIA})
    first = make_version(definition(page("p", field("edad", "number", "Edad"), media, field("nota"))))
    answer(first, edad="40", medio="cartelera", nota="=1+1")
    newer = [{"key": "emisora", "label": "Emisora comunitaria"}, {"key": "correo", "label": "Correo"}]
    changed = field("medio", "choice", "¿Por cuál medio se entera?", options={"choices": newer})
    save_draft_definition(
        first.form, definition(page("q", field("vereda", "place"), changed, field("nota"))), actor=None
    )
    second = publish_version(first.form, actor=None)
    answer(second, vereda__otro="El Cristo", medio="correo")
    return first.form


def rows_of(lines: Any) -> list[list[str]]:
    text = b"".join(lines).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.mark.django_db
def test_both_versions_share_one_table() -> None:
    header, *rows = rows_of(answers_csv(Table(two_versions())))
    assert header == [
        "respuesta", "recibida", "fuente", "version", "vereda", "vereda.otro_cual", "medio", "nota", "edad",
    ]  # fmt: skip
    assert [row[2:] for row in rows] == [
        ["web", "1", "", "", "cartelera", "'=1+1", "40"],
        ["web", "2", "otro", "El Cristo", "correo", "", ""],
    ]


@pytest.mark.django_db
def test_the_codebook_explains_every_column_and_every_code_that_was_ever_used() -> None:
    header, *rows = rows_of(codebook_csv(Table(two_versions())))
    book = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert list(book) == Table(Form.objects.get()).keys
    assert book["medio"] == {
        "columna": "medio",
        "qué contiene": "¿Por cuál medio se entera?",
        "página": "Q",
        "tipo": "Una opción",
        "códigos": "emisora = Emisora comunitaria; cartelera = Cartelera; correo = Correo",
        "versiones": "1, 2",
    }
    assert (book["edad"]["versiones"], book["vereda"]["versiones"]) == ("1", "2")
    assert book["fuente"]["códigos"] == "web = En línea; paper = En papel; phone = Por teléfono"


@pytest.mark.django_db
def test_the_workbook_has_the_answers_and_the_codebook() -> None:
    answers, book = read_xlsx(workbook(Table(two_versions())))
    assert (answers.title, len(answers.rows), book.title) == ("Respuestas", 3, "Libro de códigos")
    assert answers.rows[1][7] == "=1+1"


@pytest.mark.django_db
def test_json_is_one_document() -> None:
    data = json.loads(b"".join(answers_json(Table(two_versions()))))
    assert [row["medio"] for row in data["answers"]] == ["cartelera", "correo"]
    assert data["answers"][0]["edad"] == 40
    assert data["codebook"][0]["columna"] == "respuesta"


@pytest.mark.django_db
def test_an_empty_table_is_a_table() -> None:
    table = Table(make_version().form)
    assert json.loads(b"".join(answers_json(table)))["answers"] == []
    assert len(rows_of(answers_csv(table))) == 1


@pytest.mark.django_db
def test_the_feature_adds_its_own_columns_and_narrows_the_rows() -> None:
    form = two_versions()
    extra = [ExtraColumn("nivel", "Nivel", lambda submission: f"nivel {submission.version_id}")]
    table = Table(form, submissions=form_submissions(form), extra=extra)
    header, *rows = rows_of(answers_csv(table))
    assert (header[4], len(rows)) == ("nivel", 1)


def form_submissions(form: Form) -> Any:
    from pregon.forms.queries import submissions_of

    return submissions_of(form).filter(version__number=2)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_with_one_row_as_with_three(rows: int, django_assert_num_queries: Any) -> None:
    version = make_version()
    for _ in range(rows):
        answer(version, medio="emisora", internet="no")
    with django_assert_num_queries(2):
        list(Table(version.form).rows())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definitions(), definitions())
def test_no_column_of_any_version_is_lost(first: Definition, second: Definition) -> None:
    versions = [FormVersion(number=n, content=each.to_json()) for n, each in enumerate((first, second), start=1)]
    told = describe(versions)
    for version in versions:
        alone = describe([version])
        assert set(alone) <= set(told)
        assert all(version.number in told[key].versions for key in alone)
        assert all(set(alone[key].codes) <= set(told[key].codes) for key in alone)
    assert list(told)[: len(describe([versions[1]]))] == list(describe([versions[1]]))
