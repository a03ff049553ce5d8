"""Workers that are killed in the middle of a campaign, and workers that share one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pregon.delivery.models import Mailing
from pregon.delivery.public import accounting, start
from pregon.kernel.instance import Instance
from tests.jobs.conftest import wait_until

from .sink import Sink, running_sink

KILLS, MAILS = 10, 10_000
ROOT = Path(__file__).resolve().parents[2]
# A worker makes itself ready, then waits for its turn: the next one is there when the last one is killed.
PROGRAM = """
import django
django.setup()
from pregon.jobs.public import run_forever
input()
run_forever()
"""

Prepare = Callable[[Sink], "subprocess.Popen[bytes]"]
Write = Callable[..., Mailing]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drill]


@pytest.fixture
def prepare_worker(instance: Instance) -> Iterator[Prepare]:
    """Makes real worker processes that send to a sink; what still runs at the end is killed."""
    started: list[subprocess.Popen[bytes]] = []

    def prepare(sink: Sink) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "PREGON_INSTANCE": str(instance.folder),
            "DJANGO_SETTINGS_MODULE": "pregon.config.settings",
            "PREGON_MAIL__TRANSPORT": "smtp",
            "PREGON_MAIL__HOST": sink.host,
            "PREGON_MAIL__PORT": str(sink.port),
        }
        started.append(
            subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, cwd=ROOT, stdin=subprocess.PIPE)
        )
        return started[-1]

    yield prepare
    for process in started:
        process.kill()
        process.wait()


def test_ten_kills_in_the_middle_of_ten_thousand_mails_lose_nobody(prepare_worker: Prepare, write: Write) -> None:
    everybody = [f"p{number}@example.org" for number in range(MAILS)]
    mailing = write(*everybody)
    start(mailing)
    with running_sink() as sink:
        worker = prepare_worker(sink)
        for kill in range(1, KILLS + 1):
            _go(worker)
            following = prepare_worker(sink)
            assert sink.wait_for(kill * MAILS // (KILLS + 1)), "the worker did not go on after the last kill"
            worker.kill()
            worker.wait()
            assert accounting(mailing).is_open
            worker = following
        _go(worker)
        wait_until(lambda: not accounting(mailing).is_open, seconds=60)
    _assert_once_each(mailing, sink, everybody, at_most_extra=KILLS)


def test_two_workers_at_once_send_each_message_once(prepare_worker: Prepare, write: Write) -> None:
    everybody = [f"p{number}@example.org" for number in range(3000)]
    mailing = write(*everybody)
    start(mailing)
    with running_sink() as sink:
        for worker in [prepare_worker(sink), prepare_worker(sink)]:
            _go(worker)
        wait_until(lambda: not accounting(mailing).is_open, seconds=60)
        assert sink.connections >= 2
    _assert_once_each(mailing, sink, everybody, at_most_extra=0)


def _go(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    worker.stdin.write(b"\n")
    worker.stdin.close()


def _assert_once_each(mailing: Mailing, sink: Sink, everybody: list[str], *, at_most_extra: int) -> None:
    copies = Counter(each.envelope_to for each in sink.received)
    assert sorted(copies) == sorted(everybody)
    assert sum(copies.values()) - len(everybody) <= at_most_extra
    identities = {(each.envelope_to, each.message_id) for each in sink.received}
    assert len(identities) == len({identity for _, identity in identities}) == len(everybody)
    numbers = accounting(mailing)
    assert numbers.sent + numbers.failed + numbers.skipped == numbers.total == len(everybody)
    assert numbers.sent == len(everybody)
