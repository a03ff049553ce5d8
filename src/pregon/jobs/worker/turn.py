"""One turn of a worker: take a job, run it, write down how it ended."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from contextvars import ContextVar
from threading import Event, Lock

from django.db import InterfaceError, OperationalError, connections

from ..domain.claim import Claim, claim_next
from ..domain.settle import settle

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
DATABASE_GONE = (OperationalError, InterfaceError)

_stop: ContextVar[Event | None] = ContextVar("stop", default=None)


class Held:
    """The leases of the jobs that run in this process now; the keeper renews them."""

    def __init__(self) -> None:
        self._lock, self._leases = Lock(), set[int]()

    def add(self, lease_id: int) -> None:
        with self._lock:
            self._leases.add(lease_id)

    def remove(self, lease_id: int) -> None:
        with self._lock:
            self._leases.discard(lease_id)

    def all(self) -> list[int]:
        with self._lock:
            return sorted(self._leases)


def stopping() -> bool:
    """Whether the worker that runs this job was told to stop: a long job asks between its steps and returns early."""
    stop = _stop.get()
    return stop is not None and stop.is_set()


def take_turn(queues: Collection[str], *, held: Held, stop: Event) -> bool:
    """Runs one due job of `queues`, if there is any; False when there was nothing to do."""
    claim = claim_next(queues)
    if claim is None:
        return False
    held.add(claim.lease_id)
    try:
        error = _run(claim, stop)
        _insist(lambda: settle(claim, error), stop)
    finally:
        held.remove(claim.lease_id)
        tidy_connections()
    return True


def tidy_connections(*, all_of_them: bool = False) -> None:
    """Closes this thread's connections that are broken or too old.

    An SQLite connection has no peer that could go away: it stays open unless it failed.
    """
    for connection in connections.all(initialized_only=True):
        if connection.in_atomic_block:
            continue
        if all_of_them:
            connection.close()
        elif connection.errors_occurred or connection.vendor != "sqlite":
            connection.close_if_unusable_or_obsolete()


def _run(claim: Claim, stop: Event) -> BaseException | None:
    token = _stop.set(stop)
    try:
        arguments = claim.row.args_kwargs
        claim.row.task.call(*arguments["args"], **arguments["kwargs"])
    except BaseException as error:  # whatever a job raises is the job's affair, the worker goes on
        log.exception("job %s (%s) failed, attempt %d", claim.row.task_path, claim.row.pk, claim.attempt)
        return error
    finally:
        _stop.reset(token)
    return None


def _insist(write: Callable[[], bool], stop: Event) -> None:
    """What a job did is done: its end is written as soon as the database answers again."""
    while True:
        try:
            if not write():
                log.warning("a job was taken from this worker while it ran")
            return
        except DATABASE_GONE:
            log.warning("the database does not answer; the end of a job waits", exc_info=True)
            tidy_connections(all_of_them=True)
            if stop.wait(RETRY_SECONDS):
                raise
