"""Freezing a text and its list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from pregon.delivery.models import Mailing, Message
from pregon.delivery.public import Accounting, Recipient, SuppressionReason, accounting, suppress

Write = Callable[..., Mailing]

pytestmark = pytest.mark.django_db


def test_addresses_that_differ_in_capitals_or_blanks_are_one(write: Write) -> None:
    mailing = write("Ana@Vereda.example", " ana@vereda.example", "ANA@VEREDA.EXAMPLE ", "luz@vereda.example")
    assert list(mailing.messages.values_list("address", flat=True)) == ["Ana@vereda.example", "luz@vereda.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "sin arroba",
        "ana@",
        "@vereda.example",
        "ana@vereda.example\r\nBcc: todos@vereda.example",
        "ana@vereda.example>\r\nRCPT TO:<otra@vereda.example",
        '"ana maría"@vereda.example',
        "ana@vereda.example, luz@vereda.example",
        "Ana <ana@vereda.example>",
        "a" * 250 + "@vereda.example",
        "peña@vereda.example",
    ],
)
def test_what_is_no_address_is_kept_as_skipped_with_the_reason(write: Write, address: str) -> None:
    message = write(address).messages.get()
    assert (message.state, message.reason) == ("skipped", "invalid")
    assert "\n" not in message.address


def test_a_domain_with_an_eñe_is_written_as_the_network_writes_it(write: Write) -> None:
    assert write("ana@peña.example").messages.get().address == "ana@xn--pea-8ma.example"


def test_suppressed_people_are_kept_as_skipped(write: Write) -> None:
    suppress("LUZ@vereda.example", SuppressionReason.UNSUBSCRIBED)
    mailing = write("ana@vereda.example", "Luz@vereda.example", "nada")
    assert accounting(mailing) == Accounting(total=3, pending=1, skipped=2)
    assert mailing.messages.get(address="Luz@vereda.example").reason == "suppressed"


def test_a_list_is_frozen_with_few_questions(
    write: Write, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = [f"persona{number}@vereda.example" for number in range(900)]
    with django_assert_max_num_queries(20):
        write(*people)
    assert Message.objects.count() == 900


def test_names_and_subjects_are_one_line(write: Write) -> None:
    people = [Recipient("ana@vereda.example", "Ana\r\nBcc: x@x.example\x00 Gómez")]
    mailing = write(recipients=people, subject="Hola\r\nBcc: todos@vereda.example")
    assert mailing.subject == "Hola Bcc: todos@vereda.example"
    assert mailing.messages.get().name == "Ana Bcc: x@x.example Gómez"


def test_only_known_braces_are_filled(write: Write) -> None:
    people = [Recipient("ana@vereda.example", values={"turno": "9:30"})]
    mailing = write(recipients=people, html="<style>a {color: red}</style>{name} {otra}", text="{turno}")
    assert mailing.placeholders == ["name", "turno"]


def test_a_mailing_that_fails_half_way_leaves_nothing(write: Write) -> None:
    def people() -> object:
        yield Recipient("ana@vereda.example")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(recipients=people())
    assert not Mailing.objects.exists()
