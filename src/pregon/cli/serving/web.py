"""The web server of one instance, in this process.

Granian's usual entry keeps a second Python process only to watch the first. Its threaded server runs the same
WSGI worker here, so an idle instance is one process (figures in docs/decisions). With several workers granian's
own parent and children are used.
"""

from __future__ import annotations

from typing import Any

from pregon.kernel.instance import Instance

APPLICATION = "pregon.config.wsgi:application"
# Threads wait for the disk and for the database, they do not compute: a few are enough.
THREADS = 8
BACKLOG = 512
# A request that does not end is cut when the server stops.
STOP_SECONDS = 10


def run_web(instance: Instance, *, host: str, port: int, workers: int, with_jobs: bool) -> None:
    """Serves until SIGTERM or SIGINT. Django is set up; `with_jobs` also works the instance's jobs in a thread."""
    from granian.constants import Interfaces
    from granian.server import MPServer

    from .one_process import OneProcessServer

    server_class: Any = OneProcessServer if workers == 1 else MPServer
    server = server_class(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        runtime_blocking_threads=THREADS,
        backlog=BACKLOG,
        backpressure=BACKLOG,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=workers > 1,
        log_enabled=False,
    )
    if with_jobs:
        _start_jobs(server)
    _close_connections()
    server.serve()


def _start_jobs(server: Any) -> None:
    from pregon.jobs.public import start_thread

    server.on_startup(start_thread)
    server.on_shutdown(lambda: start_thread().stop())


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()
