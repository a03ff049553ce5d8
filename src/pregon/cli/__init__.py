"""The `pregon` command. Others script against it: names, options and exit codes are stable.

Exit codes: 0 done, 1 refused or failed (the reason is one line on standard error), 2 wrong usage.
"""

from __future__ import annotations

from .main import main

__all__ = ["main"]
