"""T9: what a municipality costs while nobody visits it: memory of web and jobs together, and seconds until it answers.

`pregon serve` as the demo and the manual start it, on an instance whose database is there already. RSS counts what
several processes share in each of them, PSS once in all. A second line looks again after a citizen has opened the
home page and somebody the sign-in of the back office, since much is loaded at the first visit only.

What only development brings into this environment is hidden from the process: Wagtail loads OpenCV wherever it finds
it (27 MB), and an instance as `requirements.txt` installs it has none.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import packages_distributions
from pathlib import Path

from .instance import throw_away_instance
from .report import descendants, median, process_cpu_seconds, publish, verdict
from .web import ROOT, fetch, free_port

ROUNDS = 5
QUIET_SECONDS, LONGEST_SECONDS = 1.0, 300.0
PAUSE_SECONDS = 0.02
RESIDENT_TARGET, READY_TARGET = 160, 3.0
VISITS = ["/", "/cuenta/login/"]
HIDE = "import sys\nsys.modules.update(dict.fromkeys({names!r}))\n"
Figures = dict[str, float]


def main() -> None:
    folder = throw_away_instance()
    os.environ["PYTHONPATH"] = str(_hiding_development(folder))
    with _serving(folder):
        pass  # The first start makes the database.
    rounds = [_measure(folder) for _ in range(ROUNDS)]
    _tell({name: median([each[name] for each in rounds]) for name in rounds[0]})


def _hiding_development(folder: Path) -> Path:
    """A folder whose `sitecustomize` makes a Python find nothing of what the requirements of an instance lack."""
    wanted = _names_in(ROOT / "requirements.txt") | {"pregon"}
    hidden = [
        module
        for module, distributions in packages_distributions().items()
        if not wanted.intersection(map(_normal, distributions))
    ]
    (folder / "sitecustomize.py").write_text(HIDE.format(names=hidden))
    return folder


def _names_in(requirements: Path) -> set[str]:
    return {_normal(name) for name in re.findall(r"^([\w.-]+)==", requirements.read_text(), re.MULTILINE)}


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _measure(folder: Path) -> Figures:
    with _serving(folder) as (pid, address, ready):
        cpu = process_cpu_seconds(pid)
        _until_quiet(pid)
        idle = {
            "ready": ready,
            "ready CPU": cpu,
            "idle RSS": _megabytes(pid, "Rss"),
            "idle PSS": _megabytes(pid, "Pss"),
        }
        for path in VISITS:
            fetch(address + path)
        _until_quiet(pid)
        return idle | {"visited RSS": _megabytes(pid, "Rss"), "visited PSS": _megabytes(pid, "Pss")}


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, str, float]]:
    """The process, its address and the seconds until `/readyz` said yes."""
    port = free_port()
    begun = time.monotonic()
    command = [sys.executable, "-m", "pregon", "serve", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _until_ready(f"{address}/readyz", begun + LONGEST_SECONDS)
        yield process.pid, address, time.monotonic() - begun
    finally:
        process.terminate()
        process.wait(LONGEST_SECONDS)


def _until_ready(address: str, deadline: float) -> None:
    while True:
        try:
            fetch(address)
            return
        except OSError:
            assert time.monotonic() < deadline, "the instance did not become ready"
            time.sleep(PAUSE_SECONDS)


def _until_quiet(pid: int) -> None:
    """Until what a start or a visit sets off has ended: a second with hardly any work."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while True:
        before = process_cpu_seconds(pid)
        time.sleep(QUIET_SECONDS)
        if process_cpu_seconds(pid) - before <= QUIET_SECONDS / 20:
            return
        assert time.monotonic() < deadline, "the instance does not come to rest"


def _megabytes(pid: int, kind: str) -> float:
    """Resident memory of a process and its children; MB are millions of bytes."""
    kilobytes = 0
    for process in [pid, *descendants(pid)]:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))
    return kilobytes * 1024 / 1e6


def _tell(figures: Figures) -> None:
    rows: list[dict[str, object]] = [
        {"what": label, "RSS, MB": f"{figures[f'{name} RSS']:.0f}", "PSS, MB": f"{figures[f'{name} PSS']:.0f}"}
        for name, label in {"idle": "web and jobs, idle", "visited": "after a first visit of each kind"}.items()
    ]
    resident, ready = figures["idle RSS"], figures["ready"]
    notes = [
        f"{resident:.0f} MB resident (target {RESIDENT_TARGET}): {verdict(resident, RESIDENT_TARGET, at_most=True)}",
        f"{ready:.1f} s ({figures['ready CPU']:.1f} of the processor) from the command until it is ready "
        f"(target {READY_TARGET:.0f}): {verdict(ready, READY_TARGET, at_most=True)}",
    ]
    publish("t9", "T9 an idle municipality, web and jobs", rows, notes)


if __name__ == "__main__":
    main()
