"""The survey on paper."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from pregon.surveys.paper import answer_copy, survey_sheet
from pregon.surveys.templates_shipped import survey_templates
from tests.support.people import make_staff
from tests.support.pieces import officer
from tests.support.staff import signed_in
from tests.support.surveys import make_open, make_survey, paper

pytestmark = pytest.mark.django_db

HERE = "/oficina/encuestas/"


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_the_sheet_asks_everything_and_says_where_it_goes() -> None:
    survey = make_open(closes_at=timezone.now() + timedelta(days=3))
    words = words_of(survey_sheet(survey))
    for field in survey.form.definition.fields:
        assert field.label in words
    assert survey.title in words and survey.question in words
    assert "Entréguela en la Alcaldía antes del" in words
    assert f"/encuestas/{survey.slug}/" in words
    assert "nadie sabrá qué respondió usted" in words


@pytest.mark.parametrize(("level", "asked"), [("document", "número de su documento"), ("code", "Código de su papel")])
def test_the_sheet_asks_for_what_keeps_people_from_counting_twice(level: str, asked: str) -> None:
    assert asked in words_of(survey_sheet(make_survey(level=level)))


@pytest.mark.parametrize("template", survey_templates(), ids=lambda each: each.key)
def test_every_survey_that_ships_can_be_printed(template) -> None:
    survey = make_survey(template.definition)
    words = words_of(survey_sheet(survey))
    for field in template.definition.fields:
        assert " ".join(field.label.split()) in words


def test_the_copy_says_what_was_answered_under_its_number() -> None:
    answer = paper(make_open(), 1)
    words = words_of(answer_copy(answer))
    assert answer.receipt[:3].upper() in words
    assert "La cartelera" in words


def test_who_may_see_the_survey_prints_its_sheet_and_who_may_read_answers_their_copy() -> None:
    survey = make_open()
    answer = paper(survey, 1)
    office, servant, stranger = signed_in(officer()), signed_in(make_staff()), Client()
    sheet, copy = f"{HERE}{survey.pk}/hoja.pdf", f"{HERE}respuesta/{answer.pk}/copia.pdf"
    assert sheet in office.get(f"{HERE}{survey.pk}/").content.decode()
    assert copy in office.get(f"{HERE}respuesta/{answer.pk}/").content.decode()
    assert [client.get(sheet).status_code for client in (office, servant, stranger)] == [200, 200, 302]
    assert [client.get(copy).status_code for client in (office, servant, stranger)] == [200, 302, 302]
    assert office.get(sheet)["Content-Type"] == "application/pdf"
