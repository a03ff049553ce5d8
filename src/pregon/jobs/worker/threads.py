"""The threads of a worker process: one per queue, and a keeper.

Mail has a thread of its own: a long campaign holds up nothing else. The keeper renews the leases of running jobs,
starts periodic jobs and frees the jobs of dead workers. All of them outlive a database that goes away.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable
from threading import Event, Thread

from django.conf import settings
from django.urls import set_script_prefix

from ..declare import QUEUES
from ..domain.claim import renew
from ..domain.rescue import rescue_abandoned
from ..domain.schedule import start_due, write_schedule
from ..wake import wait_for_work, wake_all
from .turn import DATABASE_GONE, Held, take_turn, tidy_connections

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
KEEP_SECONDS = 2.0
LONGEST_WAIT_SECONDS = 15.0
STOP_SECONDS = 20.0


class Workers:
    """The worker threads of this process."""

    def __init__(self, stop: Event) -> None:
        self._stop, self._held, self._knows_schedule = stop, Held(), False
        self._threads = [self._thread(f"jobs-{queue}", self._work(queue)) for queue in QUEUES]
        self._threads.append(self._thread("jobs-keeper", self._keep))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, *, seconds: float = STOP_SECONDS) -> bool:
        """Lets running jobs end, up to `seconds` each; False when one did not."""
        self._stop.set()
        wake_all()
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _thread(self, name: str, step: Callable[[], None]) -> Thread:
        return Thread(target=self._repeat, args=(step,), name=name, daemon=True)

    def _work(self, queue: str) -> Callable[[], None]:
        def step() -> None:
            if not take_turn([queue], held=self._held, stop=self._stop):
                tidy_connections()
                wait_for_work(queue, seconds=LOOK_SECONDS)

        return step

    def _keep(self) -> None:
        if not self._knows_schedule:
            write_schedule()
            self._knows_schedule = True
        if leases := self._held.all():
            renew(leases)
        rescue_abandoned()
        start_due()
        tidy_connections()
        self._stop.wait(KEEP_SECONDS)

    def _repeat(self, step: Callable[[], None]) -> None:
        # As in a request: links made by a job carry the instance's path.
        set_script_prefix(settings.FORCE_SCRIPT_NAME or "/")
        failures = 0
        while not self._stop.is_set():
            try:
                step()
                failures = 0
            except Exception as error:
                failures += 1
                self._survive(error, failures)
        tidy_connections(all_of_them=True)

    def _survive(self, error: Exception, failures: int) -> None:
        """Work goes on when the database is back; a fault of ours is told and tried again."""
        if isinstance(error, DATABASE_GONE):
            log.warning("the database does not answer: %s", error)
        else:
            log.exception("a worker thread failed")
        tidy_connections(all_of_them=True)
        self._stop.wait(min(0.5 * 2 ** min(failures, 6), LONGEST_WAIT_SECONDS))


def start_workers(stop: Event) -> Workers:
    """Starts the threads; at the end of the process they get a moment to finish."""
    workers = Workers(stop)
    workers.start()
    atexit.register(workers.stop)
    return workers
