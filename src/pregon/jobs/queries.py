"""What the page of jobs shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_duration
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from .clock import DbNow
from .declare import policy_of
from .models import PeriodicJob

ROWS = 50
RECENT = timedelta(hours=24)


@dataclass(frozen=True)
class JobLine:
    """A job as a person reads it. `error` is its last one in a line, `details` the whole of it."""

    pk: str
    label: str
    attempts: int
    max_attempts: int
    enqueued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    starts_at: datetime | None
    error: str
    details: str


@dataclass(frozen=True)
class PeriodicLine:
    """A periodic job with its last and next turn."""

    label: str
    every: str
    last_at: datetime | None
    next_at: datetime


@dataclass(frozen=True)
class Overview:
    """Jobs by what happens to them; each list holds at most `ROWS`, the counts are whole."""

    parked: list[JobLine]
    parked_count: int
    running: list[JobLine]
    retried: list[JobLine]
    scheduled: list[JobLine]
    waiting_count: int
    done_count: int
    periodic: list[PeriodicLine]


def overview() -> Overview:
    """Everything the page shows, in nine queries whatever the number of jobs."""
    jobs: QuerySet[DBTaskResult[..., Any]] = DBTaskResult.objects.all()
    parked = jobs.filter(status=TaskResultStatus.FAILED)
    ready = jobs.filter(status=TaskResultStatus.READY)
    retried = ready.exclude(traceback="")
    untried = ready.filter(traceback="")
    scheduled = untried.filter(run_after__gt=DbNow()).exclude(run_after=get_date_max())
    return Overview(
        parked=_lines(parked.order_by("-finished_at")),
        parked_count=parked.count(),
        running=_lines(jobs.filter(status=TaskResultStatus.RUNNING).order_by("started_at")),
        retried=_lines(retried.order_by("run_after")),
        scheduled=_lines(scheduled.order_by("run_after")),
        waiting_count=untried.count() - scheduled.count(),
        done_count=jobs.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__gte=DbNow() - RECENT).count(),
        periodic=[_periodic(row) for row in PeriodicJob.objects.order_by("due_at")],
    )


def label_of(task_path: str) -> str:
    """The name of a job: the one it was declared with, or its function's in words."""
    declared = str(policy_of(task_path).label)
    return declared or task_path.rpartition(".")[2].replace("_", " ").capitalize()


def _lines(rows: Iterable[DBTaskResult[..., Any]]) -> list[JobLine]:
    return [_line(row) for row in rows[:ROWS]]  # type: ignore[index]


def _line(row: DBTaskResult[..., Any]) -> JobLine:
    return JobLine(
        pk=str(row.pk),
        label=label_of(row.task_path),
        attempts=len(row.worker_ids),
        max_attempts=policy_of(row.task_path).max_attempts,
        enqueued_at=row.enqueued_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        starts_at=None if row.run_after == get_date_max() else row.run_after,
        error=(row.traceback.strip().splitlines() or [""])[-1],
        details=row.traceback,
    )


def _periodic(row: PeriodicJob) -> PeriodicLine:
    return PeriodicLine(label_of(row.name), _every(row.every), row.last_due_at, row.due_at)


def _every(text: str) -> str:
    """An interval in words; a cron line as it is written."""
    total = parse_duration(text)
    if total is None:
        return text
    if total % timedelta(days=1) == timedelta(0):
        return ngettext("Cada día", "Cada %(n)d días", total.days) % {"n": total.days}
    if total % timedelta(hours=1) == timedelta(0):
        return _("Cada %(n)d h") % {"n": total // timedelta(hours=1)}
    return _("Cada %(n)d min") % {"n": total // timedelta(minutes=1)}
