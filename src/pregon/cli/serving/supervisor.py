"""Several processes under one roof: started together, restarted when they fall, stopped together.

The supervisor is a program of its own that loads neither Django nor the settings: it stays small (12 MB) and
cannot fall for the reasons its children do.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import NoReturn

from pregon.cli.errors import OK

POLL_SECONDS = 0.2
# Requests get 10 s to end, running jobs 20 s.
STOP_SECONDS = 35
# A child that lives this long has started well; its next fall is answered at once again.
HEALTHY_SECONDS = 10
FIRST_DELAY_SECONDS, LONGEST_DELAY_SECONDS = 0.5, 30.0
PR_SET_PDEATHSIG = 1


class Child:
    """One process, given by the `pregon` command line that makes it."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self.started = self.restart_at = 0.0
        self.delay = FIRST_DELAY_SECONDS

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen([sys.executable, "-m", "pregon", *self.command], preexec_fn=_die_with_parent)

    def has_fallen(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def lived(self) -> float:
        return time.monotonic() - self.started

    def plan_restart(self) -> None:
        """At once after a good life, later and later when it cannot stand."""
        self.delay = (
            FIRST_DELAY_SECONDS if self.lived() >= HEALTHY_SECONDS else min(self.delay * 2, LONGEST_DELAY_SECONDS)
        )
        self.process, self.restart_at = None, time.monotonic() + self.delay


class Supervisor:
    """Keeps its children running until it is told to stop."""

    def __init__(self, commands: list[list[str]]) -> None:
        self.children = [Child(command) for command in commands]
        self.stopping = False
        self.exit_code = OK

    def run(self) -> int:
        """Returns 0 when stopped by a signal, or a child's code when it refused its very first start."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for child in self.children:
            child.start()
        while not self.stopping:
            self._look_after()
            time.sleep(POLL_SECONDS)
        self._stop_children()
        return self.exit_code

    def _look_after(self) -> None:
        for child in self.children:
            if child.has_fallen():
                self._answer_fall(child)
            elif child.process is None and time.monotonic() >= child.restart_at:
                child.start()

    def _answer_fall(self, child: Child) -> None:
        code = child.process.returncode if child.process else 0
        if code > 0 and child.restart_at == 0 and child.lived() < HEALTHY_SECONDS:
            # It has said why it does not start; starting it again would say it again.
            self.exit_code, self.stopping = code, True
            return
        child.plan_restart()
        print(
            f"pregon: se cayó «pregon {' '.join(child.command[:2])}» (código {code}); vuelve en {child.delay:.0f} s.",
            file=sys.stderr,
            flush=True,
        )

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _stop_children(self) -> None:
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def become_supervisor(commands: list[list[str]]) -> NoReturn:
    """Turns this process into the supervisor of `pregon` with each of these command lines."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", __name__, json.dumps(commands)])


def _die_with_parent() -> None:
    # A supervisor that is killed must not leave children holding the ports.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(Supervisor(json.loads(sys.argv[1])).run())
