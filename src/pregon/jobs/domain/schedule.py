"""Periodic jobs: each due time starts one job, however many schedulers look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks import TaskResultStatus

from ..clock import DbNow, db_now
from ..cron import next_moment
from ..declare import Periodic, periodic_jobs
from ..models import PeriodicJob
from .enqueue import enqueue

OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def write_schedule(jobs: Iterable[Periodic] = periodic_jobs) -> None:
    """Gives every registered periodic job its row; forgets those that the program no longer has."""
    known = {job.name: job for job in jobs}
    rows = {row.name: row for row in PeriodicJob.objects.all()}
    PeriodicJob.objects.filter(name__in=rows.keys() - known.keys()).delete()
    for name, job in known.items():
        if name not in rows or rows[name].every != str(job.every):
            _write_row(job)


def start_due(jobs: Iterable[Periodic] = periodic_jobs) -> int:
    """Starts what is due by the database's clock; returns how many jobs were started.

    However many turns were missed, the job starts once. It does not start while an earlier turn waits or runs.
    """
    known = {job.name: job for job in jobs}
    due = PeriodicJob.objects.filter(due_at__lte=DbNow(), name__in=known).select_related("last_task")
    return sum(_start(row, known[row.name]) for row in due)


def _start(row: PeriodicJob, job: Periodic) -> bool:
    with transaction.atomic():
        if not _move_on(row, job):
            return False
        if row.last_task and row.last_task.status in OPEN:
            return False
        PeriodicJob.objects.filter(pk=row.pk).update(last_task=enqueue(job.task), last_due_at=row.due_at)
    return True


def _move_on(row: PeriodicJob, job: Periodic) -> bool:
    """Of several schedulers the one whose update finds the due time unchanged."""
    later = _after(job, db_now())
    return PeriodicJob.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=later) == 1


def _write_row(job: Periodic) -> None:
    now = db_now()
    first = now if isinstance(job.every, timedelta) else _after(job, now)
    values = {"every": str(job.every), "due_at": first}
    PeriodicJob.objects.update_or_create(name=job.name, defaults=values)


def _after(job: Periodic, moment: datetime) -> datetime:
    return moment + job.every if isinstance(job.every, timedelta) else next_moment(job.every, after=moment)
