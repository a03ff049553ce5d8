"""A mailing that ends: what was delivered counts, what reached nobody does not."""

import pytest

from pregon.delivery.models import Message
from pregon.delivery.public import Accounting, Mailing, accounting
from pregon.jobs.public import run_pending
from pregon.outreach.domain.mailings import on_mailing_finished
from pregon.outreach.domain.publish import approve, publish, send_back, withdraw
from pregon.outreach.enums import State
from pregon.outreach.models import Rendition
from pregon.plans.public import Fact
from tests.support.pieces import make_approved, officer

pytestmark = pytest.mark.django_db


def total(measure: str) -> int:
    return int(sum(Fact.objects.filter(measure=measure).values_list("amount", flat=True)))


def sent_out() -> tuple[Rendition, Mailing]:
    rendition = make_approved("email")
    publish(rendition, actor=officer())
    return rendition, Mailing.objects.get()


def finish(mailing: Mailing, *, sent: int) -> None:
    """As the outbox leaves it: the first ones sent, the others failed."""
    for number, message in enumerate(mailing.messages.order_by("pk")):
        Message.objects.filter(pk=message.pk).update(state="sent" if number < sent else "failed")
    on_mailing_finished(mailing)


def test_each_address_of_the_list_has_one_message() -> None:
    _rendition, mailing = sent_out()
    assert sorted(mailing.messages.values_list("address", flat=True)) == [
        f"junta{number}@veredas.example" for number in range(3)
    ]


def test_what_was_delivered_counts_once() -> None:
    _rendition, mailing = sent_out()
    finish(mailing, sent=2)
    on_mailing_finished(mailing)
    assert (total("deliveries"), total("contents_published")) == (2, 1)


def test_what_a_retry_adds_is_added() -> None:
    _rendition, mailing = sent_out()
    finish(mailing, sent=1)
    finish(mailing, sent=3)
    assert (total("deliveries"), total("contents_published")) == (3, 1)


def test_a_mailing_that_reached_nobody_failed_and_does_not_count() -> None:
    rendition, mailing = sent_out()
    finish(mailing, sent=0)
    rendition.refresh_from_db()
    assert (rendition.state, rendition.failure) == (State.FAILED, "El correo no llegó a nadie.")
    assert (total("deliveries"), total("contents_published")) == (0, 0)


def test_a_retry_that_reaches_somebody_publishes_it_after_all() -> None:
    rendition, mailing = sent_out()
    finish(mailing, sent=0)
    finish(mailing, sent=1)
    rendition.refresh_from_db()
    assert (rendition.state, rendition.failure, total("contents_published")) == (State.PUBLISHED, "", 1)


def test_the_end_of_a_withdrawn_mailing_moves_nothing() -> None:
    rendition, mailing = sent_out()
    withdraw(rendition, actor=officer(), reason="Lista equivocada")
    finish(mailing, sent=0)
    assert (Rendition.objects.get().state, total("contents_published")) == (State.WITHDRAWN, 0)


def test_a_withdrawal_stops_what_has_not_left_and_keeps_the_account() -> None:
    rendition, mailing = sent_out()
    delivered = mailing.messages.order_by("pk")[0]
    Message.objects.filter(pk=delivered.pk).update(state="sent")
    withdraw(rendition, actor=officer(), reason="Lista equivocada")
    run_pending()
    assert accounting(mailing) == Accounting(total=3, sent=1, skipped=2)
    assert set(mailing.messages.exclude(pk=delivered.pk).values_list("reason", flat=True)) == {"withdrawn"}
    assert Mailing.objects.get().stopped_by == officer()
    assert (Rendition.objects.get().state, total("deliveries")) == (State.WITHDRAWN, 1)


def test_sent_anew_after_a_withdrawal_it_is_another_mailing() -> None:
    rendition, mailing = sent_out()
    withdraw(rendition, actor=officer(), reason="Lista equivocada")
    rendition.refresh_from_db()
    send_back(rendition, actor=officer())
    approve(rendition, actor=officer())
    publish(rendition, actor=officer())
    run_pending()
    anew = Mailing.objects.exclude(pk=mailing.pk).get()
    assert (accounting(mailing).skipped, accounting(anew).sent) == (3, 3)
