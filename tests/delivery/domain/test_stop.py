"""Taking a mailing back while it is on its way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pregon.delivery.domain.claims import claim, record, release
from pregon.delivery.domain.finish import close_forgotten
from pregon.delivery.models import Mailing, Message
from pregon.delivery.public import Accounting, accounting, retry_failed, start, stop
from pregon.delivery.transports.base import About, DeliveryError, Outcome
from pregon.jobs.public import run_pending
from tests.delivery.sink import Sink
from tests.support.people import make_communications

Write = Callable[..., Mailing]

pytestmark = pytest.mark.django_db


def _reasons(mailing: Mailing) -> dict[str, tuple[str, str]]:
    rows = mailing.messages.values_list("address", "state", "reason")
    return {address: (state, reason) for address, state, reason in rows}


def test_what_has_not_left_stays_here_and_the_account_adds_up(sink: Sink, write: Write) -> None:
    mailing = write("ana@vereda.example", "luz@vereda.example", "nada")
    start(mailing)
    stop(mailing, actor=None)
    run_pending()
    assert sink.addresses() == []
    assert accounting(mailing) == Accounting(total=3, skipped=3)
    assert _reasons(mailing)["ana@vereda.example"] == ("skipped", "withdrawn")
    assert _reasons(mailing)["nada"] == ("skipped", "invalid")


def test_it_ends_the_mailing_and_says_who_did_it(write: Write) -> None:
    mailing, officer = write("ana@vereda.example"), make_communications()
    start(mailing)
    stop(mailing, actor=officer)
    mailing.refresh_from_db()
    assert (mailing.stopped_by, mailing.finished_at is not None) == (officer, True)


def test_stopping_twice_keeps_who_did_it_first(write: Write) -> None:
    mailing, officer = write("ana@vereda.example"), make_communications()
    start(mailing)
    stop(mailing, actor=officer)
    mailing.refresh_from_db()
    first = mailing.stopped_at
    stop(mailing, actor=None)
    mailing.refresh_from_db()
    assert (mailing.stopped_at, mailing.stopped_by) == (first, officer)


def test_what_is_being_sent_finishes_and_what_comes_back_does_not_leave_again(write: Write) -> None:
    mailing = write("sale@vereda.example", "luego@vereda.example", "queda@vereda.example")
    start(mailing)
    batch = claim()
    assert batch is not None
    stop(mailing, actor=None)
    assert accounting(mailing).sending == 3
    later = DeliveryError("450 later", permanent=False, about=About.RECIPIENT)
    record(batch.claim, Outcome(batch.messages[0].pk, answer="250 OK"))
    record(batch.claim, Outcome(batch.messages[1].pk, error=later))
    release(batch)
    close_forgotten()
    assert accounting(mailing) == Accounting(total=3, sent=1, skipped=2)
    assert _reasons(mailing)["luego@vereda.example"] == ("skipped", "withdrawn")


def test_a_message_that_came_back_at_that_very_moment_is_not_handed_over(sink: Sink, write: Write) -> None:
    stopped, other = write("ana@vereda.example"), write("luz@vereda.example")
    start(stopped)
    start(other)
    stop(stopped, actor=None)
    Message.objects.filter(mailing=stopped).update(state="pending", reason="")
    run_pending()
    assert sink.addresses() == ["luz@vereda.example"]
    assert accounting(stopped) == Accounting(total=1, skipped=1)


def test_a_mailing_that_was_not_started_can_be_stopped_for_good(sink: Sink, write: Write) -> None:
    mailing = write("ana@vereda.example")
    stop(mailing, actor=None)
    start(mailing)
    run_pending()
    assert sink.addresses() == []
    assert accounting(mailing) == Accounting(total=1, skipped=1)


def test_what_failed_of_a_stopped_mailing_is_not_tried_again(sink: Sink, write: Write) -> None:
    mailing = write("data550+ana@vereda.example")
    start(mailing)
    run_pending()
    stop(mailing, actor=None)
    assert retry_failed(mailing) == 0
    assert accounting(mailing) == Accounting(total=1, failed=1)
