"""T1: an anonymous visitor's page from the page cache, in answers per CPU-second of the server.

Against the same server returning the same bytes from an empty application, and against the same site behind Django's
own cache of pages. Rounds are interleaved; the server is one process, as `pregon serve` runs it.
"""

from __future__ import annotations

import json
import tempfile
import urllib.request
from pathlib import Path

from .instance import throw_away_instance
from .report import interleaved, median, publish, verdict
from .web import fetch, serving

ROUNDS = 5
SECONDS = 2.0
DJANGO_CACHE = "bench.django_cache_settings"
HOP_BY_HOP = {"server", "date", "connection", "transfer-encoding"}


def main() -> None:
    throw_away_instance()
    import django

    django.setup()
    from .site import build_site

    build_site()
    with serving("pregon.config.wsgi:application") as kept:
        answer = _record(kept.address("/"))
        with (
            serving("bench.applications:empty", BENCH_ANSWER=str(answer)) as empty,
            serving(
                "bench.applications:uncached", DJANGO_SETTINGS_MODULE="bench.django_cache_settings"
            ) as django_cache,
        ):
            for server in (kept, empty, django_cache):
                assert len(fetch(server.address("/"))) == answer.stat().st_size
            etag = _etag(kept.address("/"))
            figures = interleaved(
                ROUNDS,
                {
                    "the server alone, same bytes": lambda: empty.per_cpu_second("/", seconds=SECONDS),
                    "Pregón's page cache": lambda: kept.per_cpu_second("/", seconds=SECONDS),
                    "Pregón's page cache, 304": lambda: kept.per_cpu_second(
                        "/", seconds=SECONDS, headers={"If-None-Match": etag}
                    ),
                    "Pregón's page cache, br": lambda: kept.per_cpu_second(
                        "/", seconds=SECONDS, headers={"Accept-Encoding": "br"}
                    ),
                    "Wagtail behind Django's cache": lambda: django_cache.per_cpu_second("/", seconds=SECONDS),
                },
            )
    _tell({name: median(values) for name, values in figures.items()}, answer.stat().st_size)


def _record(address: str) -> Path:
    """The page and its headers, for the empty application to say again."""
    with urllib.request.urlopen(address, timeout=20) as response:
        body, headers = response.read(), response.getheaders()
    file = Path(tempfile.mkdtemp(prefix="pregon-bench-")) / "answer"
    file.write_bytes(body)
    said = [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP]
    file.with_suffix(".json").write_text(json.dumps(said))
    return file


def _etag(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as response:
        return str(response.headers["ETag"])


def _tell(figures: dict[str, float], size: int) -> None:
    alone, kept = figures["the server alone, same bytes"], figures["Pregón's page cache"]
    ratio, times = kept / alone, kept / figures["Wagtail behind Django's cache"]
    rows: list[dict[str, object]] = [
        {"what": name, "answers per CPU-second": f"{value:,.0f}", "of the server alone": f"{value / alone:.2f}"}
        for name, value in figures.items()
    ]
    notes = [
        f"{ratio:.2f} of the server alone (target 0.75): {verdict(ratio, 0.75)}",
        f"{times:.1f} × Wagtail behind Django's cache (target 6): {verdict(times, 6)}",
    ]
    publish("t1", f"T1 the home page ({size / 1000:.1f} kB) for anonymous visitors", rows, notes)


if __name__ == "__main__":
    main()
