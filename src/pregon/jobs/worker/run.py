"""The three ways to run jobs: a process of their own, threads of the web process, and here and now."""

from __future__ import annotations

import signal
from threading import Event, current_thread, main_thread
from types import FrameType

from ..declare import QUEUES
from ..domain.rescue import rescue_abandoned
from ..domain.schedule import start_due, write_schedule
from .threads import Workers, start_workers
from .turn import Held, take_turn

_in_this_process: list[Workers] = []


def run_forever(stop: Event | None = None) -> None:
    """Works until `stop` is set; without one, until SIGTERM or SIGINT. Running jobs end first."""
    stop = stop or _stop_by_signal()
    workers = start_workers(stop)
    stop.wait()
    workers.stop()


def start_thread() -> Workers:
    """Works in threads of this process and returns at once; a second call changes nothing."""
    if not _in_this_process:
        _in_this_process.append(start_workers(Event()))
    return _in_this_process[0]


def run_pending() -> int:
    """Runs everything that is due now, here, one after the other; returns how many jobs ran.

    Jobs that fail wait for their next attempt, as always. For tests, the demo and commands.
    """
    write_schedule()
    rescue_abandoned()
    start_due()
    held, never, done = Held(), Event(), 0
    while take_turn(QUEUES, held=held, stop=never):
        done += 1
    return done


def _stop_by_signal() -> Event:
    stop = Event()

    def order(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    if current_thread() is main_thread():
        signal.signal(signal.SIGTERM, order)
        signal.signal(signal.SIGINT, order)
    return stop
