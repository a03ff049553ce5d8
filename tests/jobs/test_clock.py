from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from pregon.jobs.domain.claim import due_jobs
from pregon.jobs.public import DbNow, db_now, enqueue

from .samples import note

pytestmark = pytest.mark.django_db


def test_both_ways_to_ask_the_database_agree(notes: str) -> None:
    enqueue(note, notes, word="x")
    before = db_now()
    inside = DBTaskResult.objects.annotate(moment=DbNow()).values_list("moment", flat=True).get()
    assert before <= inside <= db_now()
    assert inside - before < timedelta(seconds=5)


def test_what_is_due_in_this_very_moment_is_due(notes: str) -> None:
    """Tried often enough that writing and asking fall into one millisecond."""
    task_id = enqueue(note, notes, word="x")
    for _ in range(300):
        DBTaskResult.objects.filter(pk=task_id).update(run_after=db_now())
        assert due_jobs(["default"]).exists()
        DBTaskResult.objects.filter(pk=task_id).update(run_after=DbNow() + timedelta(0))
        assert due_jobs(["default"]).exists()
