"""A waiting job becomes one worker's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from ..clock import DbNow
from ..models import Lease
from ..processes import this_process

if TYPE_CHECKING:
    from django.db.models import QuerySet

LEASE = timedelta(seconds=30)


@dataclass(frozen=True)
class Claim:
    """A job in our hands, for as long as the lease is there."""

    row: DBTaskResult[..., Any]
    lease_id: int

    @property
    def attempt(self) -> int:
        return len(self.row.worker_ids)


def due_jobs(queues: Collection[str]) -> QuerySet[DBTaskResult[..., Any]]:
    """Jobs that may start now by the database's clock, the most urgent first."""
    now_or_any_time = Q(run_after=get_date_max()) | Q(run_after__lte=DbNow())
    ready: QuerySet[DBTaskResult[..., Any]] = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return ready.filter(now_or_any_time, queue_name__in=queues)


def claim_next(queues: Collection[str]) -> Claim | None:
    """Takes the next due job, or none. Of several workers exactly one gets it."""
    due = due_jobs(queues)
    if not due.exists():
        return None
    with transaction.atomic():
        row = due.select_for_update(skip_locked=True).first()
        return _take(row) if row else None


def renew(lease_ids: Collection[int]) -> None:
    """Keeps leases for another while."""
    Lease.objects.filter(pk__in=lease_ids).update(until=DbNow() + LEASE)


def _take(row: DBTaskResult[..., Any]) -> Claim | None:
    row.worker_ids = [*row.worker_ids, this_process()]
    changed = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY).update(
        status=TaskResultStatus.RUNNING, started_at=DbNow(), finished_at=None, worker_ids=row.worker_ids
    )
    if not changed:
        return None
    return Claim(row, Lease.objects.create(task=row, worker=this_process(), until=DbNow() + LEASE).pk)
