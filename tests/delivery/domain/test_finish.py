"""Telling of the end of a mailing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pregon.delivery.domain import finish
from pregon.delivery.domain.finish import close_forgotten
from pregon.delivery.models import Mailing, Message
from pregon.delivery.public import Accounting, accounting, on_finished, retry_failed, start
from pregon.jobs.public import run_pending
from pregon.kernel.registry import AlreadyRegistered, Registry

Write = Callable[..., Mailing]

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Accounting]]:
    """The account of each mailing at the moment when its end was told."""
    monkeypatch.setattr(finish, "_finished", Registry("test"))
    accounts: list[Accounting] = []
    on_finished("test", lambda mailing: accounts.append(accounting(mailing)))
    yield accounts


def test_the_end_is_told_once_with_the_whole_account(told: list[Accounting], write: Write) -> None:
    start(write("ana@vereda.example", "luz@vereda.example", "nada"))
    run_pending()
    run_pending()
    assert told == [Accounting(total=3, sent=2, skipped=1)]


def test_a_mailing_to_nobody_ends_at_once(told: list[Accounting], write: Write) -> None:
    start(write("nada"))
    run_pending()
    assert told == [Accounting(total=1, skipped=1)]


def test_starting_twice_sends_once(told: list[Accounting], write: Write) -> None:
    mailing = write("ana@vereda.example")
    start(mailing)
    start(mailing)
    run_pending()
    assert Message.objects.get().attempts == 1
    assert len(told) == 1


def test_a_mailing_that_was_not_started_is_not_finished(told: list[Accounting], write: Write) -> None:
    mailing = write("nada")
    close_forgotten()
    run_pending()
    mailing.refresh_from_db()
    assert mailing.finished_at is None
    assert told == []


def test_the_end_is_told_again_after_a_retry(told: list[Accounting], write: Write) -> None:
    mailing = write("ana@vereda.example", "luz@vereda.example")
    start(mailing)
    run_pending()
    Message.objects.filter(address="luz@vereda.example").update(state="failed")
    assert retry_failed(mailing) == 1
    run_pending()
    assert told == [Accounting(total=2, sent=2)] * 2


def test_an_end_that_a_dead_worker_did_not_tell_is_told_by_the_next_sweep(told: list[Accounting], write: Write) -> None:
    mailing = write("ana@vereda.example")
    start(mailing)
    Message.objects.update(state="sent")
    close_forgotten()
    run_pending()
    assert told == [Accounting(total=1, sent=1)]


def test_two_packages_cannot_wait_for_the_same_source(told: list[Accounting]) -> None:
    with pytest.raises(AlreadyRegistered):
        on_finished("test", lambda mailing: None)
