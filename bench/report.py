"""How a measurement is told: interleaved rounds, medians, a table for people and JSON for later."""

from __future__ import annotations

import json
import platform
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process, all threads, that `work` takes."""
    before = _own_cpu()
    work()
    return _own_cpu() - before


def process_cpu_seconds(pid: int) -> float:
    """CPU seconds that a process and its children of today have used, by /proc."""
    ticks = 0
    for process in [pid, *descendants(pid)]:
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / 100


def interleaved(rounds: int, contestants: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Runs each contestant once per round, so that a busy minute of the machine strikes all of them alike."""
    figures: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            figures[name].append(run())
    return figures


def publish(name: str, title: str, rows: list[dict[str, object]], notes: list[str]) -> None:
    """Prints the table and keeps it as JSON under `build/bench/`."""
    print(f"\n{title}\n{table(rows)}")
    for note in notes:
        print(f"  {note}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    content = {"title": title, "when": time.strftime("%F %T"), "python": platform.python_version(), "rows": rows}
    (RESULTS / f"{name}.json").write_text(json.dumps({**content, "notes": notes}, ensure_ascii=False, indent=2))


def table(rows: list[dict[str, object]]) -> str:
    """The rows under the first one's heads, aligned, as Markdown reads them."""
    heads = list(rows[0])
    cells = [[str(row.get(head, "")) for head in heads] for row in rows]
    widths = [max(len(line[place]) for line in [heads, *cells]) for place in range(len(heads))]
    lines = [heads, ["-" * width for width in widths], *cells]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def median(figures: list[float]) -> float:
    return statistics.median(figures)


def verdict(value: float, target: float, *, at_most: bool = False) -> str:
    """Whether the target is met, said plainly."""
    return "met" if (value <= target if at_most else value >= target) else "SHORT"


def _own_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and theirs, by /proc."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *descendants(child)]
    return found
