"""What the outbox frees, gives up and forgets as time passes."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from pregon.delivery.domain.claims import claim, delay_after, free_abandoned, record, release
from pregon.delivery.domain.deliver import BATCH_SECONDS
from pregon.delivery.domain.suppress import InvalidToken, message_of_token, unsubscribe_token
from pregon.delivery.domain.sweep import forget, sweep
from pregon.delivery.models import Claim, Mailing, Message
from pregon.delivery.public import Accounting, Purpose, accounting, start
from pregon.delivery.transports.base import Outcome
from pregon.delivery.transports.file import mail_folder
from pregon.jobs.public import db_now, run_pending
from pregon.kernel.instance import MailSettings

Write = Callable[..., Mailing]

pytestmark = pytest.mark.django_db


def test_messages_of_a_worker_that_went_silent_wait_again_when_its_lease_ends(write: Write) -> None:
    start(write("ana@vereda.example"))
    batch = claim()
    assert batch is not None
    Claim.objects.update(worker="otra-máquina/1-1")
    assert free_abandoned() == 0
    Claim.objects.update(until=db_now() - timedelta(seconds=1))
    assert free_abandoned() == 1
    assert Message.objects.get().state == "pending"


@pytest.mark.parametrize("timeout_seconds", [1, 10, 120])
def test_a_lease_outlives_a_server_that_uses_its_time_limit_at_every_step(
    settings: Any, write: Write, timeout_seconds: float
) -> None:
    settings.MAIL_TRANSPORT = MailSettings(transport="smtp", timeout_seconds=timeout_seconds)
    start(write("ana@vereda.example", "luz@vereda.example"))
    claim()
    answers_to_an_envelope, answers_to_a_content, letters = 4, 1, 2
    slowest = letters * (answers_to_an_envelope + answers_to_a_content) * timeout_seconds
    assert Claim.objects.get().until > db_now() + timedelta(seconds=BATCH_SECONDS + slowest)


def test_messages_that_nobody_holds_wait_again(write: Write) -> None:
    start(write("ana@vereda.example"))
    claim()
    Claim.objects.all().delete()
    sweep()
    assert Message.objects.get().state == "pending"


def test_what_the_server_took_before_the_worker_died_is_not_sent_again(write: Write) -> None:
    start(write("ana@vereda.example", "luz@vereda.example"))
    batch = claim()
    assert batch is not None
    record(batch.claim, Outcome(batch.messages[0].pk, answer="250 OK"))
    Claim.objects.update(until=db_now() - timedelta(seconds=1))
    assert free_abandoned() == 1
    assert list(Message.objects.values_list("state", "attempts", "answer")) == [
        ("sent", 1, "250 OK"),
        ("pending", 0, ""),
    ]


def test_a_worker_that_lost_its_claim_writes_nothing_any_more(write: Write) -> None:
    start(write("ana@vereda.example"))
    lost = claim()
    assert lost is not None
    Claim.objects.all().delete()
    free_abandoned()
    claim()
    record(lost.claim, Outcome(lost.messages[0].pk, answer="250 OK"))
    release(lost)
    assert list(Message.objects.values_list("state", "sent_at")) == [("sending", None)]


def test_what_is_held_is_not_taken_by_another(write: Write) -> None:
    start(write("ana@vereda.example"))
    assert claim() is not None
    assert claim() is None


def test_the_waits_double_up_to_four_hours() -> None:
    minutes = [delay_after(attempt).total_seconds() / 60 for attempt in range(1, 11)]
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]


def _finished_long_ago(mailing: Mailing, days: int) -> None:
    start(mailing)
    run_pending()
    Mailing.objects.filter(pk=mailing.pk).update(finished_at=timezone.now() - timedelta(days=days))


def test_names_and_addresses_of_campaigns_are_erased_after_a_year_and_the_account_stays(write: Write) -> None:
    mailing = write("ana@vereda.example", "luz@vereda.example", "nada")
    _finished_long_ago(mailing, 366)
    number = Message.objects.filter(state="sent").values_list("pk", flat=True)[0]
    forget()
    assert accounting(mailing) == Accounting(total=3, sent=2, skipped=1)
    assert set(Message.objects.values_list("name", flat=True)) == {""}
    assert all(address.endswith("@anonimo.invalid") for address in Message.objects.values_list("address", flat=True))
    with pytest.raises(InvalidToken):
        message_of_token(unsubscribe_token(number))


def test_a_younger_campaign_is_left_as_it_is(write: Write) -> None:
    _finished_long_ago(write("ana@vereda.example"), 364)
    forget()
    assert Message.objects.get().address == "ana@vereda.example"


def test_personal_notices_go_after_a_month(write: Write) -> None:
    _finished_long_ago(write("ana@vereda.example", purpose=Purpose.TRANSACTIONAL), 31)
    _finished_long_ago(write("luz@vereda.example", purpose=Purpose.TRANSACTIONAL), 29)
    forget()
    assert list(Message.objects.values_list("address", flat=True)) == ["luz@vereda.example"]


def test_messages_kept_as_files_go_after_a_month(write: Write) -> None:
    for address in ("ana@vereda.example", "luz@vereda.example"):
        start(write(address))
    run_pending()
    old, young = (next(mail_folder().glob(f"*/{pk}.eml")) for pk in Message.objects.values_list("pk", flat=True))
    a_month_ago = timezone.now().timestamp() - timedelta(days=31).total_seconds()
    os.utime(old, (a_month_ago, a_month_ago))
    forget()
    assert (old.exists(), young.exists()) == (False, True)
    assert b"To: " in young.read_bytes()
