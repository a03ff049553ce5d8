"""Starting jobs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.db import transaction

from ..clock import db_now
from ..wake import wake

if TYPE_CHECKING:
    from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")


def enqueue(task: Task[P, T], *args: P.args, **kwargs: P.kwargs) -> str:
    """Leaves a job for the workers; returns its id.

    The row belongs to the transaction around: when that is rolled back, the job was never there. Arguments are JSON.
    """
    result = task.enqueue(*args, **kwargs)
    transaction.on_commit(lambda: wake(task.queue_name))
    return str(result.id)


def enqueue_in(delay: timedelta, task: Task[P, T], *args: P.args, **kwargs: P.kwargs) -> str:
    """As `enqueue`, not before `delay` has passed by the database's clock."""
    return str(task.using(run_after=db_now() + delay).enqueue(*args, **kwargs).id)
