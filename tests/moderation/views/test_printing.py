"""Codes on paper, from the form to the hand."""

from __future__ import annotations

import pypdfium2
import pytest
from django.test import Client

from pregon.moderation.models import CodeBatch, PrintedCode
from tests.support.people import make_communications, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

URL = "/oficina/moderacion/codigos/"
FIELDS = {"label": "Vereda El Cristo", "count": "12", "submission": "envio-1"}


def test_the_pdf_brings_each_code_once() -> None:
    office = signed_in(make_communications())
    answer = office.post(URL, FIELDS)
    with pypdfium2.PdfDocument(answer.content) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert [words.count("Su código para opinar") for words in pages] == [10, 2]
    assert PrintedCode.objects.count() == 12
    page = office.get(URL).content.decode()
    assert "Vereda El Cristo" in page


def test_the_same_form_twice_prints_once() -> None:
    office = signed_in(make_communications())
    office.post(URL, FIELDS)
    again = office.post(URL, FIELDS, follow=True)
    assert "ya se entregaron" in again.content.decode()
    assert CodeBatch.objects.count() == 1


@pytest.mark.parametrize("changes", [{"label": ""}, {"count": "0"}, {"count": "5000"}, {"count": "doce"}])
def test_what_is_wrong_prints_nothing_and_is_said(changes: dict[str, str]) -> None:
    answer = signed_in(make_communications()).post(URL, {**FIELDS, **changes})
    assert answer.status_code == 422
    assert not CodeBatch.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_with_one_batch_as_with_three(count: int, django_assert_num_queries) -> None:
    office = signed_in(make_communications())
    for number in range(count):
        office.post(URL, {**FIELDS, "submission": str(number)})
    office.get(URL)
    with django_assert_num_queries(14):
        office.get(URL)


def test_strangers_and_staff_without_the_role_print_nothing() -> None:
    for client in (Client(), signed_in(make_staff())):
        assert client.post(URL, FIELDS).status_code == 302
    assert not CodeBatch.objects.exists()
