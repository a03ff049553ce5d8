from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pregon.kernel.instance import Instance

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import django
django.setup()
import tests.jobs.samples
from pregon.jobs.public import run_forever
run_forever()
"""


@pytest.fixture
def notes(tmp_path: Path) -> str:
    """Where the sample jobs write."""
    return str(tmp_path / "notes")


@pytest.fixture
def start_worker(instance: Instance) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts real worker processes on this test's database; those that still run are killed at the end."""
    environment = os.environ | {
        "PREGON_INSTANCE": str(instance.folder),
        "DJANGO_SETTINGS_MODULE": "pregon.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, cwd=ROOT))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(condition: Callable[[], object], *, seconds: float = 30) -> None:
    """Returns when `condition` holds; fails the test when it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
