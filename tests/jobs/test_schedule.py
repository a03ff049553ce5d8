"""Periodic jobs start once for each due time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from pregon.jobs.declare import Periodic
from pregon.jobs.domain.schedule import start_due, write_schedule
from pregon.jobs.models import PeriodicJob
from pregon.jobs.public import db_now
from pregon.jobs.tasks import clear_old_results

pytestmark = pytest.mark.django_db

HOURLY = Periodic("hourly", timedelta(hours=1), clear_old_results)
MONDAYS = Periodic("mondays", "0 7 * * 1", clear_old_results)


def test_an_interval_starts_now_and_then_after_the_interval() -> None:
    write_schedule([HOURLY])
    assert start_due([HOURLY]) == 1
    assert start_due([HOURLY]) == 0
    row = PeriodicJob.objects.get(name="hourly")
    assert timedelta(minutes=59) < row.due_at - db_now() <= timedelta(hours=1)


def test_a_cron_line_waits_for_its_moment() -> None:
    write_schedule([MONDAYS])
    assert start_due([MONDAYS]) == 0
    due = PeriodicJob.objects.get(name="mondays").due_at
    assert db_now() < due <= db_now() + timedelta(days=7)


def test_missed_turns_are_made_up_for_once() -> None:
    write_schedule([HOURLY])
    PeriodicJob.objects.update(due_at=db_now() - timedelta(days=3))
    assert start_due([HOURLY]) == 1
    assert start_due([HOURLY]) == 0


def test_the_next_turn_is_left_out_while_the_last_one_waits() -> None:
    write_schedule([HOURLY])
    start_due([HOURLY])
    PeriodicJob.objects.update(due_at=db_now())
    assert start_due([HOURLY]) == 0
    DBTaskResult.objects.update(status="SUCCESSFUL")
    PeriodicJob.objects.update(due_at=db_now())
    assert start_due([HOURLY]) == 1


def test_of_two_schedulers_that_see_the_same_turn_one_starts_it() -> None:
    from pregon.jobs.domain.schedule import _start

    write_schedule([HOURLY])
    seen_by_both = PeriodicJob.objects.get(name="hourly")
    assert [_start(seen_by_both, HOURLY), _start(seen_by_both, HOURLY)] == [True, False]
    assert DBTaskResult.objects.count() == 1


def test_a_changed_interval_is_taken_over_and_a_gone_job_forgotten() -> None:
    write_schedule([HOURLY, MONDAYS])
    write_schedule([Periodic("hourly", timedelta(hours=2), clear_old_results)])
    assert list(PeriodicJob.objects.values_list("name", "every")) == [("hourly", "2:00:00")]
