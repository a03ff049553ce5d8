"""Servers in processes of their own, and the load that they get."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .report import process_cpu_seconds

ROOT = Path(__file__).resolve().parents[1]
CONNECTIONS = 16
SERVER = """
import sys
from granian.constants import Interfaces
from pregon.cli.serving.one_process import OneProcessServer
OneProcessServer(sys.argv[1], address="127.0.0.1", port=int(sys.argv[2]), interface=Interfaces.WSGI, workers=1,
    blocking_threads=8, runtime_blocking_threads=8, backlog=512, backpressure=512, log_enabled=False).serve()
"""


class Server:
    """A granian as `pregon serve` runs it, with any application."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def per_cpu_second(
        self, path: str, *, seconds: float, headers: dict[str, str] | None = None, connections: int = CONNECTIONS
    ) -> float:
        """Answers per CPU-second of the server, with so many visitors at once."""
        before = process_cpu_seconds(self.process.pid)
        answers = _wrk(self.address(path), seconds, headers or {}, connections)
        return answers / (process_cpu_seconds(self.process.pid) - before)


@contextmanager
def serving(application: str, **environment: str) -> Iterator[Server]:
    """`module:application` on a free port until the end of the block."""
    port = free_port()
    command = [sys.executable, "-c", SERVER, application, str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=20) as response:
        return response.read()


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)


def _wrk(address: str, seconds: float, headers: dict[str, str], connections: int) -> int:
    if not shutil.which("wrk"):
        raise SystemExit("wrk is needed to make the load: apt-get install wrk")
    extra = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s", *extra, address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    assert not failed, f"{address}: {failed and failed[1]} bad answers"
    found = re.search(r"(\d+) requests in", told)
    assert found, told
    return int(found[1])
