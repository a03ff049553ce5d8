"""A real Chromium from the machine's own packages."""

import os
from pathlib import Path

EXECUTABLE = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# As root Chromium has no sandbox; nothing of it may reach out to the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
MISSING = (
    f"{EXECUTABLE} is missing: install the package `chromium` (apt-get install chromium) "
    "or name another one in the variable CHROMIUM."
)
