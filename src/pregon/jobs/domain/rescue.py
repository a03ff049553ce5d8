"""Jobs whose worker died are given to another."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db.models import Q

from ..clock import DbNow
from ..models import Lease
from ..processes import is_dead
from .settle import WorkerDied, take_back

log = logging.getLogger(__name__)


def rescue_abandoned() -> int:
    """Frees jobs whose lease has run out, or whose worker this machine knows to be dead; returns how many."""
    return sum(_free(lease) for lease in _abandoned())


def _abandoned() -> Iterator[Lease]:
    dead = [worker for worker in Lease.objects.values_list("worker", flat=True).distinct() if is_dead(worker)]
    yield from Lease.objects.filter(Q(until__lt=DbNow()) | Q(worker__in=dead)).select_related("task")


def _free(lease: Lease) -> bool:
    log.warning("job %s (%s): its worker is gone", lease.task.task_path, lease.task_id)
    return take_back(lease, WorkerDied(lease.worker))
