"""The `pregon` command. Others script against it: names, options and exit codes are stable.

Exit codes: 0 done, 1 refused or failed (the reason is one line on standard error), 2 wrong usage.
"""


def main() -> int:
    """The console script; returns the exit code."""
    # Imported here: the supervisor of `pregon serve` lives in this package and must stay small.
    from .main import main as run_command

    return run_command()
