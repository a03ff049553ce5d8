"""The `pregon` command as an operator runs it: in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

START_SECONDS = 60


def run_pregon(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `pregon` to its end; the test looks at its exit code and at what it wrote."""
    return subprocess.run(
        _command(*arguments), env=_environment() | environment, capture_output=True, text=True, timeout=180
    )


def do_pregon(*arguments: object, **environment: str) -> str:
    """Runs `pregon`, which must succeed; returns what it wrote."""
    result = run_pregon(*arguments, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@contextmanager
def serving(*arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    """`pregon serve …` until the end of the block."""
    with running("serve", *arguments) as process:
        yield process


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    """`pregon …` until the end of the block; stopped by SIGTERM if it still runs."""
    process = subprocess.Popen(_command(*arguments), env=_environment())
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(30)


def wait_for(address: str) -> str:
    """The body of the first answer below 500 from `address`."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return response.read().decode()
        except OSError:
            assert time.monotonic() < deadline, f"{address} did not answer"
            time.sleep(0.05)


def free_ports(count: int = 1) -> int:
    """The first of `count` free ports that follow one another."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            first = probe.getsockname()[1]
        if all(_is_free(first + offset) for offset in range(count)):
            return first


def _is_free(port: int) -> bool:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "pregon", *map(str, arguments)]


def _environment() -> dict[str, str]:
    # The instance of the test process is not the one that the command is about.
    hidden = {"PREGON_INSTANCE", "DJANGO_SETTINGS_MODULE", "PREGON_TEST_DATABASE_URL"}
    return {name: value for name, value in os.environ.items() if name not in hidden}
