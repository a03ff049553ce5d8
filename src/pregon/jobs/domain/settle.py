"""How a job ends: done, to be tried again, or parked with its error."""

from __future__ import annotations

import traceback
from datetime import timedelta
from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from ..clock import DbNow
from ..declare import policy_of
from ..models import Lease
from .claim import Claim


class WorkerDied(Exception):
    """The process that ran the job is gone."""


class NotParked(Exception):
    """Only a parked job can be tried again by hand."""


def settle(claim: Claim, error: BaseException | None) -> bool:
    """Writes down the end of our turn; False when the job was taken from us meanwhile and nothing was written."""
    with transaction.atomic():
        if not _give_up(claim.lease_id):
            return False
        if error is None:
            _write(claim.row, status=TaskResultStatus.SUCCESSFUL, finished_at=DbNow())
        else:
            policy = policy_of(claim.row.task_path)
            _write_failure(claim.row, error, delay=policy.delay_after(claim.attempt))
    return True


def take_back(lease: Lease, error: WorkerDied) -> bool:
    """Frees the job of a dead worker: to be done again at once, or parked when it has had its attempts."""
    with transaction.atomic():
        if not _give_up(lease.pk):
            return False
        _write_failure(lease.task, error, delay=timedelta(0))
    return True


def retry_parked(row: DBTaskResult[..., Any]) -> None:
    """A person wants a parked job tried again, with all its attempts; raises `NotParked` for any other job."""
    changed = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=[], finished_at=None
    )
    if not changed:
        raise NotParked(row.pk)


def _give_up(lease_id: int) -> bool:
    return Lease.objects.filter(pk=lease_id).delete()[0] == 1


def _write_failure(row: DBTaskResult[..., Any], error: BaseException, *, delay: timedelta) -> None:
    parked = len(row.worker_ids) >= policy_of(row.task_path).max_attempts
    _write(
        row,
        status=TaskResultStatus.FAILED if parked else TaskResultStatus.READY,
        finished_at=DbNow() if parked else None,
        run_after=row.run_after if parked else DbNow() + delay,
        exception_class_path=f"{type(error).__module__}.{type(error).__qualname__}",
        traceback="".join(traceback.format_exception(error)),
    )


def _write(row: DBTaskResult[..., Any], **values: object) -> None:
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING).update(**values)
