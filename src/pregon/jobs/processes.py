"""Names for worker processes, from which one on the same machine can tell that the other is dead.

A lease frees the work of a dead worker after a while, wherever it ran. Where the same kernel would know the process,
there is no need to wait: boot, PID namespace, PID and start time name a process that nobody else ever is.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

PROC = Path("/proc")
_GONE = {"Z", "X"}


def this_process() -> str:
    """The name of this process, the same in all its threads and never that of another."""
    return _name(os.getpid())


def is_dead(worker: str) -> bool:
    """Whether `worker` is certainly dead. One that this machine cannot see counts as alive."""
    place, _dot, process = worker.partition("/")
    if not process or place != _place():
        return False
    pid, _dash, started = process.partition("-")
    state, now_started = _look_up(int(pid))
    return state in _GONE or now_started != started


@lru_cache
def _name(pid: int) -> str:
    return f"{_place()}/{pid}-{_look_up(pid)[1]}"


@lru_cache
def _place() -> str:
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}:{(PROC / 'self/ns/pid').stat().st_ino}"
    except OSError:
        # Not Linux: a name that is seen nowhere else, so that only the lease decides.
        return os.urandom(16).hex()


def _look_up(pid: int) -> tuple[str, str]:
    """State and start time of a process; a dead one has neither."""
    try:
        stat = (PROC / str(pid) / "stat").read_text()
    except OSError:
        return "X", ""
    fields = stat.rpartition(")")[2].split()
    return fields[0], fields[19]
