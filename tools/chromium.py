"""Chromium for the end-to-end tests: there already, installed by root on Debian, or asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

EXECUTABLE = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


def main() -> None:
    """Returns when a browser is there; exits with what to do otherwise."""
    if EXECUTABLE.exists():
        return
    if "CHROMIUM" in os.environ or os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"{EXECUTABLE} is missing. Install it (Debian: apt-get install chromium) "
            "or name another Chromium in the variable CHROMIUM."
        )
    print("==> Installing Chromium from Debian's packages", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *step], env=environment, check=True)


if __name__ == "__main__":
    main()
