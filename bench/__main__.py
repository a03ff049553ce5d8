"""`python -m bench [t1 t7 …]`: runs the measurements named, or all of them, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    scripts = sorted(file for file in HERE.glob("t[0-9]*_*.py") if not names or file.stem.split("_")[0] in names)
    if not scripts:
        print(f"Nothing to measure by the names {' '.join(names)}.", file=sys.stderr)
        return 2
    failed = [
        script.stem for script in scripts if subprocess.run([sys.executable, "-m", f"bench.{script.stem}"]).returncode
    ]
    if failed:
        print(f"Did not run to the end: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
