"""T2: public pages rendered anew, in pages per CPU-second of the server, with few and with very many news.

The page cache is left out: every request goes through Django, the database and the template. Queries are counted
with the caches warm, as the second visitor of a process meets them.
"""

from __future__ import annotations

from .instance import throw_away_instance
from .report import interleaved, median, publish, verdict
from .web import serving

ROUNDS = 5
SECONDS = 3.0
FEW, MANY = 100, 100_000
TARGET, QUERIES = 200, 8
# Two visitors keep the server busy; more only wait for each other inside Python, which costs a quarter (last row).
VISITORS = 2
CROWD = "home, 16 at once"


def main() -> None:
    throw_away_instance()
    import django

    django.setup()
    from .site import add_old_news, build_site

    build_site()
    _work_on_the_plan()
    add_old_news(FEW)
    few = _measure()
    add_old_news(MANY - FEW)
    many = _measure()
    _tell(few, many, {path: _queries(path) for path in _pages().values()})


def _work_on_the_plan() -> None:
    """A year of work: twelve contents, a task and a photo shown on each action."""
    from datetime import timedelta

    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from pregon.files.public import StoredFile
    from pregon.plans.public import Action, Evidence, Task, record_fact

    now = timezone.now()
    person = get_user_model().objects.create(email="bench@example.org")
    for action in Action.objects.all():
        for month in range(12):
            record_fact(
                measure="contents_published",
                label=f"Noticia del mes {month}",
                source_kind="bench",
                source_id=f"{action.pk}-{month}",
                action=action,
                channel="website",
                happened_at=now - timedelta(days=30 * month),
            )
        Task.objects.create(action=action, title="Publicar", due_on=now.date())
        file = StoredFile.objects.create(file=f"{action.pk}.jpg", content_type="image/jpeg", size=1, sha256="0")
        Evidence.objects.create(
            action=action, file=file, place="Parque", taken_on=now.date(), added_by=person, is_public=True
        )


def _pages() -> dict[str, str]:
    from pregon.portal.public import NewsPage

    article = NewsPage.objects.filter(source_kind="bench").latest("pk")
    return {"home": "/", "news list": "/noticias/", "a piece of news": article.url, "plan": "/plan/"}


def _measure() -> dict[str, float]:
    with serving("bench.applications:uncached") as server:
        contestants = {
            name: (lambda path=path: server.per_cpu_second(path, seconds=SECONDS, connections=VISITORS))
            for name, path in _pages().items()
        }
        contestants[CROWD] = lambda: server.per_cpu_second("/", seconds=SECONDS, connections=16)
        return {name: median(values) for name, values in interleaved(ROUNDS, contestants).items()}


def _queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def _tell(few: dict[str, float], many: dict[str, float], queries: dict[str, int]) -> None:
    rows: list[dict[str, object]] = [
        {
            "page": name,
            f"per CPU-second, {FEW} news": f"{few[name]:.0f}",
            f"per CPU-second, {MANY:,} news": f"{many[name]:.0f}",
            "queries": queries[path],
            "against the target": verdict(min(few[name], many[name]), TARGET),
        }
        for name, path in {**_pages(), CROWD: "/"}.items()
    ]
    slowest, most = min([*few.values(), *many.values()]), max(queries.values())
    notes = [
        f"slowest page: {slowest:.0f} per CPU-second (target {TARGET}): {verdict(slowest, TARGET)}",
        f"most queries: {most} (target {QUERIES}): {verdict(most, QUERIES, at_most=True)}",
    ]
    publish("t2", "T2 public pages rendered anew, without the page cache", rows, notes)


if __name__ == "__main__":
    main()
