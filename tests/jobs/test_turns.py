"""Jobs that run, fail, wait, are parked and come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from pregon.jobs.domain.claim import claim_next
from pregon.jobs.domain.settle import NotParked, retry_parked, settle
from pregon.jobs.models import Lease
from pregon.jobs.public import db_now, enqueue, enqueue_in, run_pending

from .samples import fail, fail_twice, lines, note

pytestmark = pytest.mark.django_db


def test_a_job_runs_once_with_its_arguments(notes: str) -> None:
    enqueue(note, notes, word="hola")
    run_pending()
    run_pending()
    assert lines(notes) == ["hola"]


def test_a_job_of_a_request_that_failed_was_never_there(notes: str) -> None:
    def fail_after_enqueueing() -> None:
        with transaction.atomic():
            enqueue(note, notes, word="nunca")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_enqueueing()
    run_pending()
    assert lines(notes) == []


def test_a_job_for_later_waits(notes: str) -> None:
    task_id = enqueue_in(timedelta(hours=1), note, notes, word="luego")
    run_pending()
    assert lines(notes) == []
    DBTaskResult.objects.filter(pk=task_id).update(run_after=Now())
    run_pending()
    assert lines(notes) == ["luego"]


def test_a_job_that_fails_is_tried_later_and_later_and_then_parked_with_its_error(notes: str) -> None:
    task_id = enqueue(fail, notes)
    for seconds in (20, 40):
        run_pending()
        row = DBTaskResult.objects.get(pk=task_id)
        assert row.status == "READY"
        assert timedelta(seconds=seconds - 5) < row.run_after - db_now() <= timedelta(seconds=seconds)
        DBTaskResult.objects.filter(pk=task_id).update(run_after=Now())
    run_pending()
    row = DBTaskResult.objects.get(pk=task_id)
    assert (row.status, len(row.worker_ids)) == ("FAILED", 3)
    assert row.exception_class_path == "builtins.ValueError"
    assert "no hay papel" in row.traceback
    assert lines(notes) == ["tried"] * 3


def test_a_poison_job_does_not_hold_up_the_others(notes: str, tmp_path: object) -> None:
    enqueue(fail_twice, notes)
    enqueue(note, f"{tmp_path}/other", word="pasa")
    run_pending()
    assert lines(f"{tmp_path}/other") == ["pasa"]
    assert lines(notes) == ["tried", "tried"]


def test_a_parked_job_is_tried_again_by_hand_with_all_its_attempts(notes: str) -> None:
    task_id = enqueue(fail_twice, notes)
    run_pending()
    retry_parked(DBTaskResult.objects.get(pk=task_id))
    run_pending()
    assert DBTaskResult.objects.get(pk=task_id).status == "FAILED"
    assert lines(notes) == ["tried"] * 4


def test_only_a_parked_job_is_tried_again_by_hand(notes: str) -> None:
    task_id = enqueue(note, notes, word="una")
    run_pending()
    with pytest.raises(NotParked):
        retry_parked(DBTaskResult.objects.get(pk=task_id))


def test_a_job_that_the_program_no_longer_has_is_parked_in_the_end(notes: str) -> None:
    task_id = enqueue(note, notes, word="x")
    DBTaskResult.objects.filter(pk=task_id).update(task_path="tests.jobs.samples.gone")
    for _ in range(5):
        run_pending()
        DBTaskResult.objects.filter(pk=task_id).update(run_after=Now())
    row = DBTaskResult.objects.get(pk=task_id)
    assert (row.status, row.exception_class_path) == ("FAILED", "builtins.ImportError")


def test_a_claimed_job_is_nobody_elses(notes: str) -> None:
    enqueue(note, notes, word="mío")
    first = claim_next(["default"])
    assert first is not None
    assert claim_next(["default"]) is None


def test_whoever_lost_the_lease_writes_nothing(notes: str) -> None:
    task_id = enqueue(note, notes, word="mío")
    claim = claim_next(["default"])
    assert claim is not None
    Lease.objects.all().delete()
    assert settle(claim, None) is False
    assert DBTaskResult.objects.get(pk=task_id).status == "RUNNING"


def test_queues_are_worked_apart(notes: str) -> None:
    enqueue(note, notes, word="común")
    assert claim_next(["mail"]) is None
