"""`python -m bench.page`: writes `docs/measurements.md` from the last measurements, so that nobody types a figure."""

from __future__ import annotations

import json
from typing import Any

from .report import RESULTS, table

PAGE = RESULTS.parents[1] / "docs" / "measurements.md"
INTRODUCTION = """\
# Measurements

Written by `python -m bench.page` from what `make bench` measured last; nothing here is typed by hand. All figures come
from one small shared machine with two cores: compare the lines of a table, which ran interleaved in one go, and do not
quote them alone. "Per CPU-second" is per second of the server's own CPU time. **SHORT** means that we miss our target.
"""


def main() -> None:
    measured = [json.loads(file.read_text()) for file in sorted(RESULTS.glob("t*.json"))]
    PAGE.write_text("\n".join([INTRODUCTION, *map(_section, measured)]))
    print(f"{PAGE}: {len(measured)} tables")


def _section(result: dict[str, Any]) -> str:
    notes = "".join(f"- {note}\n" for note in result["notes"])
    when = f"Measured on {result['when'][:10]}, Python {result['python']}."
    return f"## {result['title']}\n\n{when}\n\n{table(result['rows'])}\n\n{notes}"


if __name__ == "__main__":
    main()
