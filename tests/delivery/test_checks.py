"""What `pregon check` finds in the mail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pregon.delivery.checks import finished_mailings_are_complete
from pregon.delivery.models import Mailing, Message
from pregon.delivery.public import start
from pregon.jobs.public import run_pending


@pytest.mark.django_db
def test_a_finished_mailing_with_a_message_that_waits_is_told(write: Callable[..., Mailing]) -> None:
    mailing = write("ana@vereda.example")
    assert list(finished_mailings_are_complete()) == []
    start(mailing)
    run_pending()
    assert list(finished_mailings_are_complete()) == []
    Message.objects.update(state="pending")
    assert list(finished_mailings_are_complete()) == [
        f"El envío {mailing.pk} («Jornada de vacunación») terminó, pero tiene mensajes sin enviar."
    ]
