"""Worker processes and threads: killed, stopped, two at once, without a database."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from pregon.jobs.domain.claim import claim_next
from pregon.jobs.domain.rescue import rescue_abandoned
from pregon.jobs.models import Lease
from pregon.jobs.processes import is_dead, this_process
from pregon.jobs.public import enqueue
from pregon.jobs.worker.threads import start_workers

from .conftest import wait_until
from .samples import die_the_first_time, lines, note, note_address, work_until_told_to_stop

Start = Callable[[], "subprocess.Popen[bytes]"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_this_process_lives_and_a_finished_one_is_dead() -> None:
    child = subprocess.run(
        [sys.executable, "-c", "from pregon.jobs.processes import this_process; print(this_process())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not is_dead(this_process())
    assert is_dead(child.stdout.strip())


@pytest.mark.parametrize("worker", ["", "otra-máquina", "otra-máquina/1-1", "x:1/1-5"])
def test_a_process_that_cannot_be_seen_from_here_counts_as_alive(worker: str) -> None:
    assert not is_dead(worker)


def test_a_recycled_process_number_is_another_process() -> None:
    assert is_dead(this_process() + "0")


def test_the_job_of_a_worker_that_went_silent_is_freed_when_its_lease_ends(notes: str) -> None:
    enqueue(note, notes, word="x")
    assert claim_next(["default"]) is not None
    Lease.objects.update(worker="otra-máquina/1-1")
    assert rescue_abandoned() == 0
    Lease.objects.update(until=Now() - timedelta(seconds=1))
    assert rescue_abandoned() == 1
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == ("READY", "pregon.jobs.domain.settle.WorkerDied")


@pytest.mark.drill
def test_the_job_of_a_killed_process_is_finished_by_the_next(notes: str, start_worker: Start) -> None:
    task_id = enqueue(die_the_first_time, notes)
    assert start_worker().wait(30) == -signal.SIGKILL
    assert DBTaskResult.objects.get(pk=task_id).status == "RUNNING"
    start_worker()
    wait_until(lambda: DBTaskResult.objects.get(pk=task_id).status == "SUCCESSFUL")
    assert lines(notes) == ["attempt 1", "attempt 2"]


@pytest.mark.drill
def test_two_processes_run_every_job_once(notes: str, start_worker: Start) -> None:
    for number in range(60):
        enqueue(note, notes, word=str(number))
    start_worker(), start_worker()
    wait_until(lambda: not DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists())
    assert sorted(lines(notes), key=int) == [str(number) for number in range(60)]


@pytest.mark.drill
def test_a_process_that_is_told_to_stop_ends_its_job_first(notes: str, start_worker: Start) -> None:
    enqueue(work_until_told_to_stop, notes)
    process = start_worker()
    wait_until(lambda: lines(notes))
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert lines(notes) == ["begun", "ended"]
    assert DBTaskResult.objects.get(task_path__endswith="told_to_stop").status == "SUCCESSFUL"


def test_a_thread_of_this_process_hears_of_work_at_once(notes: str) -> None:
    stop = Event()
    workers = start_workers(stop)
    try:
        wait_until(lambda: not DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists())
        time.sleep(0.2)
        enqueue(note, notes, word="ya")
        wait_until(lambda: lines(notes) == ["ya"], seconds=0.9)
    finally:
        assert workers.stop()


def test_links_made_by_a_job_carry_the_path_of_the_instance(notes: str, settings: Any) -> None:
    settings.FORCE_SCRIPT_NAME = "/segovia"
    enqueue(note_address, notes)
    workers = start_workers(Event())
    try:
        wait_until(lambda: lines(notes) == ["/segovia/cuenta/login/"])
    finally:
        assert workers.stop()


def test_threads_outlive_a_database_that_goes_away(notes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stop, reached = Event(), Event()
    # A database that cannot be opened, as after a restart of the server or with the disk gone.
    real = connection.settings_dict["NAME"]
    monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/at/all")
    workers = start_workers(stop)
    try:
        assert not reached.wait(1)
        connection.settings_dict["NAME"] = real
        enqueue(note, notes, word="volvió")
        wait_until(lambda: lines(notes) == ["volvió"])
    finally:
        assert workers.stop()
