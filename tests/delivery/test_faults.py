"""What a mail server may do to us, and what becomes of each message."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pregon.delivery.domain.deliver import deliver
from pregon.delivery.domain.sweep import sweep
from pregon.delivery.models import Mailing, Message, Outage, Suppression
from pregon.delivery.public import accounting, retry_failed, start, suppress
from pregon.jobs.public import db_now, enqueue, run_pending
from pregon.kernel.instance import MailSettings

from .conftest import use_sink
from .sink import Sink, running_sink

Write = Callable[..., Mailing]

pytestmark = pytest.mark.django_db


def _states(mailing: Mailing) -> dict[str, str]:
    return dict(mailing.messages.values_list("address", "state"))


def _send(mailing: Mailing) -> None:
    start(mailing)
    run_pending()


def _when_due_again() -> None:
    """Time passes until the back-off of every message and of the server is over."""
    Message.objects.filter(state="pending").update(due_at=Now())
    Outage.objects.update(retry_at=Now())
    DBTaskResult.objects.filter(status="READY").update(run_after=Now())
    enqueue(deliver)
    run_pending()


def test_everybody_gets_one_message_of_his_own(sink: Sink, write: Write) -> None:
    mailing = write(*(f"p{number}@example.org" for number in range(250)))
    _send(mailing)
    numbers = accounting(mailing)
    assert (numbers.total, numbers.sent) == (250, 250)
    assert sink.addresses() == sorted(f"p{number}@example.org" for number in range(250))
    assert all(each.message["To"].addresses[0].addr_spec == each.envelope_to for each in sink.received[:20])
    assert len({each.message_id for each in sink.received}) == 250
    mailing.refresh_from_db()
    assert mailing.finished_at is not None


@pytest.mark.parametrize("behaviour", ["rcpt450", "rcpt451", "data451", "drop_in_data", "rcpt421"])
def test_a_temporary_fault_is_retried_later_and_the_rest_goes_on(sink: Sink, write: Write, behaviour: str) -> None:
    faulty = f"once-{behaviour}+ana@example.org"
    mailing = write("a@example.org", faulty, "b@example.org", "c@example.org")
    _send(mailing)
    assert sink.addresses().count("b@example.org") == 1
    assert not Suppression.objects.exists()
    _when_due_again()
    assert set(_states(mailing).values()) == {"sent"}
    assert sink.addresses() == sorted(["a@example.org", faulty, "b@example.org", "c@example.org"])


def test_a_refused_message_waits_longer_each_time(sink: Sink, write: Write) -> None:
    mailing = write("rcpt450+ana@example.org")
    _send(mailing)
    for minutes in (1, 2, 4):
        message = mailing.messages.get()
        wait = message.due_at - db_now()
        assert timedelta(minutes=minutes * 0.7) < wait <= timedelta(minutes=minutes * 1.3)
        _when_due_again()
    assert mailing.messages.get().state == "pending"


def test_a_message_that_is_put_off_for_three_days_fails_with_the_last_answer(sink: Sink, write: Write) -> None:
    mailing = write("rcpt450+ana@example.org", "b@example.org")
    _send(mailing)
    assert mailing.messages.get(address__startswith="rcpt450").state == "pending"
    Mailing.objects.update(give_up_at=timezone.now() - timedelta(seconds=1))
    _when_due_again()
    sweep()
    message = mailing.messages.get(address__startswith="rcpt450")
    assert (message.state, "450" in message.answer) == ("failed", True)
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("behaviour", ["rcpt550", "rcpt552"])
def test_a_refused_address_fails_at_once_with_its_reason_and_is_suppressed(
    sink: Sink, write: Write, behaviour: str
) -> None:
    faulty = f"{behaviour}+ana@example.org"
    mailing = write("a@example.org", faulty, "b@example.org")
    _send(mailing)
    message = mailing.messages.get(address=faulty)
    assert message.state == "failed"
    assert message.answer.startswith(behaviour.removeprefix("rcpt"))
    assert Suppression.objects.get().address == faulty
    assert sink.addresses() == ["a@example.org", "b@example.org"]
    again = write(faulty, "a@example.org")
    assert (accounting(again).skipped, accounting(again).total) == (1, 2)


@pytest.mark.parametrize("behaviour", ["data550", "relay"])
def test_a_refusal_that_is_not_about_the_address_does_not_suppress_it(sink: Sink, write: Write, behaviour: str) -> None:
    mailing = write(f"{behaviour}+ana@example.org", "b@example.org")
    _send(mailing)
    assert _states(mailing) == {f"{behaviour}+ana@example.org": "failed", "b@example.org": "sent"}
    assert not Suppression.objects.exists()


def test_taken_and_then_cut_is_sent_again_with_the_same_message_id(sink: Sink, write: Write) -> None:
    faulty = "once-drop_after_data+ana@example.org"
    mailing = write("a@example.org", faulty, "b@example.org")
    _send(mailing)
    _when_due_again()
    assert set(_states(mailing).values()) == {"sent"}
    copies = [each.message_id for each in sink.received if each.envelope_to == faulty]
    assert (len(copies), len(set(copies))) == (2, 1)
    assert sink.addresses().count("a@example.org") == sink.addresses().count("b@example.org") == 1


def test_a_server_without_pipelining_and_without_extras_is_served_step_by_step(settings: Any, write: Write) -> None:
    with running_sink(pipelining=False) as slow:
        use_sink(settings, slow)
        mailing = write("a@example.org", "rcpt550+x@example.org", "b@example.org")
        _send(mailing)
        assert slow.addresses() == ["a@example.org", "b@example.org"]


def test_a_tar_pit_costs_its_time_limit_and_not_the_others(settings: Any, write: Write) -> None:
    with running_sink(delay=30) as slow:
        use_sink(settings, slow, timeout_seconds=0.3)
        mailing = write("a@example.org", "slow+ana@example.org", "b@example.org")
        _send(mailing)
        states = _states(mailing)
        assert states["a@example.org"] == "sent"
        assert states["slow+ana@example.org"] == "pending"


def test_nobody_fails_while_the_server_refuses_connections_and_staff_is_told(settings: Any, write: Write) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings.MAIL_TRANSPORT = MailSettings(transport="smtp", host="127.0.0.1", port=port, timeout_seconds=1)
    mailing = write("a@example.org", "b@example.org")
    _send(mailing)
    assert _states(mailing) == {"a@example.org": "pending", "b@example.org": "pending"}
    outage = Outage.objects.get()
    assert timedelta(seconds=2) < outage.retry_at - db_now() <= timedelta(seconds=10)
    _when_due_again()
    assert Outage.objects.get().failures == 2
    with running_sink() as back:
        use_sink(settings, back)
        _when_due_again()
        assert back.addresses() == ["a@example.org", "b@example.org"]
    assert not Outage.objects.exists()


def test_a_server_that_does_not_accept_our_sender_makes_everything_wait(settings: Any, write: Write) -> None:
    with running_sink(reject_sender="550 5.7.1 Sender rejected") as strict:
        use_sink(settings, strict)
        mailing = write("a@example.org")
        _send(mailing)
    assert _states(mailing) == {"a@example.org": "pending"}
    assert "Sender rejected" in Outage.objects.get().answer


def test_only_what_failed_is_retried_by_hand(sink: Sink, write: Write) -> None:
    mailing = write("a@example.org", "once-data550+x@example.org")
    _send(mailing)
    assert accounting(mailing).failed == 1
    assert retry_failed(mailing) == 1
    run_pending()
    assert accounting(mailing).sent == 2
    assert sink.addresses() == ["a@example.org", "once-data550+x@example.org"]


def test_personal_notices_overtake_a_campaign(sink: Sink, write: Write) -> None:
    campaign = write(*(f"p{number}@example.org" for number in range(300)))
    notice = write("clave@example.org", purpose="transactional")
    start(campaign)
    start(notice)
    run_pending()
    assert sink.received[0].envelope_to == "clave@example.org"


def test_suppressed_people_get_no_campaign_but_their_notices(sink: Sink, write: Write) -> None:
    suppress("ana@example.org", "unsubscribed")
    campaign, notice = write("ANA@example.org"), write("ana@example.org", purpose="transactional")
    _send(campaign)
    _send(notice)
    assert _states(campaign) == {"ANA@example.org": "skipped"}
    assert sink.addresses() == ["ana@example.org"]
