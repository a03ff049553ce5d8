"""One stamp that all processes of a node see: when it changes, every page kept before is forgotten."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

FILE_NAME = "page-generation"


def generation_file() -> Path:
    """Where the stamp of this instance lives."""
    return settings.INSTANCE.state / FILE_NAME


def read_generation(file: str) -> int:
    """The stamp now; 0 before anything was published. One `stat` call, asked for every page."""
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116 - half the cost of Path.stat, on the hottest path
    except FileNotFoundError:
        return 0


def purge_pages() -> None:
    """Forgets all kept pages once the current transaction commits; at once outside of one."""
    transaction.on_commit(_touch)


def _touch() -> None:
    file = generation_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    before = read_generation(str(file))
    file.touch()
    if read_generation(str(file)) == before:
        # Two changes within one tick of the clock are still two changes.
        os.utime(file, ns=(before + 1, before + 1))
