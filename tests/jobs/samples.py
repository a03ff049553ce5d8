"""Jobs for the tests. What they did is told by a file, which survives the process that ran them."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

from django.urls import reverse

from pregon.jobs.public import job, stopping


@job()
def note(path: str, word: str) -> None:
    """Adds a line."""
    with Path(path).open("a") as file:
        file.write(f"{word}\n")


@job(max_attempts=3, first_delay=timedelta(seconds=20))
def fail(path: str) -> None:
    """Adds a line and fails."""
    note.call(path, "tried")
    raise ValueError("no hay papel")


@job(max_attempts=2, first_delay=timedelta(0))
def fail_twice(path: str) -> None:
    """Fails and is parked at once."""
    note.call(path, "tried")
    raise ValueError("no hay tinta")


@job(max_attempts=20)
def die_the_first_time(path: str) -> None:
    """The process that runs it is gone; the next one finishes it."""
    attempt = len(lines(path)) + 1
    note.call(path, f"attempt {attempt}")
    if attempt == 1:
        os.kill(os.getpid(), 9)


@job()
def work_until_told_to_stop(path: str) -> None:
    """A long job that asks between its steps."""
    note.call(path, "begun")
    while not stopping():
        time.sleep(0.01)
    note.call(path, "ended")


@job()
def note_address(path: str) -> None:
    """Adds the address of a page, as a mail would carry it."""
    note.call(path, reverse("account_login"))


def lines(path: str | Path) -> list[str]:
    """What the jobs noted."""
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []
