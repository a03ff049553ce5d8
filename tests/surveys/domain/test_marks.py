"""Who is the same person, and what nobody can forge."""

import pytest
from django.test import override_settings

from pregon.surveys.domain.codes import make_codes
from pregon.surveys.domain.marks import (
    WrongDocument,
    code_mark,
    device_mark,
    document_mark,
    make_pass,
    new_device,
    normal_document,
    read_pass,
)
from pregon.surveys.models import CodeBatch, PrintedCode
from tests.support.pieces import officer
from tests.support.surveys import make_survey

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("CC", "43123456"),
        ("CC", "43.123.456"),
        ("CC", " 43 123 456 "),
        ("CC", "0043123456"),
        ("CC", "43-123-456"),
        ("TI", "43123456"),
    ],
)
def test_a_document_written_another_way_is_the_same_person(kind: str, number: str) -> None:
    survey = make_survey(level="document")
    assert document_mark(survey, kind, number) == document_mark(survey, "CC", "43123456")


def test_other_documents_are_other_people() -> None:
    assert (
        len({normal_document("CC", "43123456"), normal_document("CE", "43123456"), normal_document("CC", "43123457")})
        == 3
    )


@pytest.mark.parametrize(
    ("kind", "number"),
    [("CC", ""), ("CC", "000"), ("CC", "12"), ("CC", "43A23456"), ("PA", "x" * 16), ("CC", "４３１２３")],
)
def test_what_is_no_document_is_refused(kind: str, number: str) -> None:
    with pytest.raises(WrongDocument):
        normal_document(kind, number)


def test_the_mark_does_not_hold_the_document_and_differs_by_survey() -> None:
    one, other = make_survey(level="document"), make_survey(level="document", title="Otra")
    marks = {document_mark(one, "CC", "43123456"), document_mark(other, "CC", "43123456")}
    assert len(marks) == 2
    assert not any("43123456" in mark for mark in marks)


def test_without_the_secret_the_mark_is_another_one() -> None:
    survey = make_survey(level="document")
    mark = document_mark(survey, "CC", "43123456")
    with override_settings(SECRET_KEY="otra"):
        assert document_mark(survey, "CC", "43123456") != mark


def test_a_device_that_we_did_not_name_is_none() -> None:
    survey, cookie = make_survey(level="device"), new_device()
    assert device_mark(survey, cookie)
    assert [device_mark(survey, wrong) for wrong in ("", "x", cookie + "x", cookie.replace(":", "", 1))] == [""] * 4


def test_a_pass_that_we_did_not_give_is_none() -> None:
    survey, other = make_survey(), make_survey(title="Otra")
    given = make_pass(survey, "abc")
    assert read_pass(survey, given) == "abc"
    assert [read_pass(survey, wrong) for wrong in ("abc", given[1:])] == ["", ""]
    assert read_pass(other, given) == ""


def test_a_code_is_good_for_its_survey_however_it_is_typed() -> None:
    survey, other = make_survey(level="code"), make_survey(level="code", title="Otra")
    code = make_codes(survey, label="El Cristo", count=1, submission="a", actor=officer()).codes[0]
    mark = code_mark(survey, code)
    assert mark
    assert code_mark(survey, f" {code[:5].upper()}-{code[5:]} ") == mark
    assert code_mark(other, code) == ""
    assert code_mark(survey, "23456789ab") == ""


def test_codes_are_known_once_and_kept_as_marks_only() -> None:
    survey = make_survey(level="code")
    printed = make_codes(survey, label="El Cristo", count=30, submission="a", actor=officer())
    assert len(set(printed.codes)) == 30
    again = make_codes(survey, label="El Cristo", count=30, submission="a", actor=officer())
    assert (again.batch, again.codes) == (printed.batch, [])
    assert (CodeBatch.objects.count(), PrintedCode.objects.count()) == (1, 30)
    assert not PrintedCode.objects.filter(mark__in=printed.codes).exists()
