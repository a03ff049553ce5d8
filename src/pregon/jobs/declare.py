"""What a job is: a function, its queue, and how often it is tried before it is parked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django_tasks import task

from pregon.kernel.registry import Registry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise
    from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")

DEFAULT_QUEUE = "default"
MAIL_QUEUE = "mail"
QUEUES = (DEFAULT_QUEUE, MAIL_QUEUE)


@dataclass(frozen=True)
class Policy:
    """How a job is repeated. The delay doubles from `first_delay` to `longest_delay`."""

    max_attempts: int = 5
    first_delay: timedelta = timedelta(seconds=10)
    longest_delay: timedelta = timedelta(hours=1)
    label: str | _StrPromise = ""

    def delay_after(self, attempt: int) -> timedelta:
        """How long to wait after the `attempt`-th failure (1 is the first)."""
        return min(self.first_delay * 2 ** (attempt - 1), self.longest_delay)


@dataclass(frozen=True)
class Periodic:
    """A job that comes back by itself: after an interval, or at the moments of a cron line."""

    name: str
    every: timedelta | str
    task: Task[[], Any]


_policies: dict[str, Policy] = {}
periodic_jobs: Registry[Periodic] = Registry("periodic jobs")


def job(
    *,
    queue: str = DEFAULT_QUEUE,
    max_attempts: int = 5,
    first_delay: timedelta = timedelta(seconds=10),
    longest_delay: timedelta = timedelta(hours=1),
    label: str | _StrPromise = "",
) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Makes a module-level function a job; `enqueue` starts it.

    A job may run more than once (a worker can die after the work and before saying so): write it so that a second run
    does no harm. It is tried `max_attempts` times, later and later, then parked with its error. `label` is its name
    in the back office.
    """

    def declare(function: Callable[P, T]) -> Task[P, T]:
        declared: Task[P, T] = task(queue_name=queue)(function)
        _policies[declared.module_path] = Policy(max_attempts, first_delay, longest_delay, label)
        return declared

    return declare


def periodic(
    *, every: timedelta | str, queue: str = DEFAULT_QUEUE, max_attempts: int = 3, label: str | _StrPromise = ""
) -> Callable[[Callable[[], T]], Task[[], T]]:
    """Makes a function without arguments a job that comes back: `every` an interval, or a cron line in local time.

    Times that were missed while nobody was there are made up for once. While a turn still waits or runs, the next one
    is left out.
    """

    def declare(function: Callable[[], T]) -> Task[[], T]:
        declared = job(queue=queue, max_attempts=max_attempts, label=label)(function)
        periodic_jobs.register(declared.module_path, Periodic(declared.module_path, every, declared))
        return declared

    return declare


def policy_of(task_path: str) -> Policy:
    """The policy of a job by the path of its function; the usual one for jobs of other libraries."""
    return _policies.get(task_path, Policy())
