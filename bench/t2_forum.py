"""T2: the page of a forum's topic with twenty opinions and their answers, when it has 20 of them and 1,000,000.

The page cache is left out. The deep page is reached by its cursor, the way «Ver más opiniones» goes; the third order
is by support. Queries are counted with the caches warm.
"""

from __future__ import annotations

from datetime import timedelta

from .instance import throw_away_instance
from .report import interleaved, median, publish, verdict
from .web import serving

ROUNDS = 5
SECONDS = 3.0
FEW, MANY = 20, 1_000_000
TARGET, QUERIES = 200, 8
VISITORS = 2
SLUG = "que-dias-debe-abrir-el-mercado"
# Every fourth opinion has an answer that stands below it in the list.
ANSWERED = 4


def main() -> None:
    throw_away_instance()
    import django

    django.setup()
    from .site import build_site

    build_site()
    _open_topic()
    _add_opinions(1, FEW)
    few = _measure(FEW)
    _add_opinions(FEW + 1, MANY)
    many = _measure(MANY)
    _tell(few, many)


def _open_topic() -> None:
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from pregon.forums.public import Topic, open_topic
    from pregon.plans.public import Action

    person = get_user_model().objects.create(email="bench@example.org")
    topic = Topic.objects.create(
        slug=SLUG,
        action=Action.objects.first(),
        question="¿Qué días debe abrir el mercado?",
        background="Hoy abre los domingos. Treinta familias venden allí.",
        closes_on=timezone.localdate() + timedelta(days=30),
        created_by=person,
    )
    open_topic(topic, actor=person)


def _add_opinions(first: int, last: int) -> None:
    """Written straight into the tables, with the counters that posting each would have left."""
    from django.db import connection

    from pregon.forums.public import KIND, Topic
    from pregon.moderation.models import Comment, Participant, Thread

    thread, _made = Thread.objects.get_or_create(kind=KIND, object_id=Topic.objects.get().pk)
    author, _made = Participant.objects.get_or_create(
        name="Ana Gómez", contact_kind="email", contact="ana@example.org", defaults={"last_seen_at": _now()}
    )
    with connection.cursor() as cursor:
        for is_answer in (False, True):
            cursor.execute(_insertion(thread.pk, author.pk, is_answer=is_answer), [first, last])
        cursor.execute("ANALYZE")
    answers = Comment.objects.exclude(parent=None).count()
    opinions = Comment.objects.filter(parent=None).count()
    Thread.objects.filter(pk=thread.pk).update(
        visible=opinions + answers, opinions=opinions, replies=answers, last_number=2 * MANY
    )


def _insertion(thread: int, author: int, *, is_answer: bool) -> str:
    """SQL that writes a run of opinions, or of the answers to every fourth of them."""
    text = "El mercado debería abrir también los sábados: quien trabaja el domingo no alcanza a ir. " * 2
    values = {
        "thread_id": str(thread),
        "number": f"n + {MANY}" if is_answer else "n",
        "parent_id": "(SELECT id FROM moderation_comment WHERE submission = 'o' || n)" if is_answer else "NULL",
        "author_id": str(author),
        "name": "'Ana Gómez'",
        "body": f"'{text}'",
        "html": f"'<p>{text}</p>'",
        "state": "'visible'",
        "origin": "'web'",
        "official": "false",
        "supports": "0" if is_answer else "(n * 7919) % 500",
        "replies": "0" if is_answer else f"CASE WHEN n % {ANSWERED} = 0 THEN 1 ELSE 0 END",
        "inline": "true" if is_answer else "false",
        "submission": "'r' || n" if is_answer else "'o' || n",
        "fingerprint": "'x'",
        "network": "''",
        "wait_reason": "''",
        "hide_reason": "''",
        "open_reports": "0",
        "created_at": f"'{_now().isoformat(sep=' ')}'",
    }
    run = "WITH RECURSIVE run(n) AS (SELECT CAST(%s AS integer) UNION ALL SELECT n + 1 FROM run WHERE n < %s)"
    into = f"INSERT INTO moderation_comment ({', '.join(values)})"
    only = f"WHERE n % {ANSWERED} = 0" if is_answer else ""
    return f"{run} {into} SELECT {', '.join(values.values())} FROM run {only}"  # noqa: S608 - our own values


def _now():  # type: ignore[no-untyped-def]
    from django.utils import timezone

    return timezone.now()


def _pages(count: int) -> dict[str, str]:
    page = f"/foros/{SLUG}/"
    return {
        "newest first": page,
        "from the middle": f"{page}?desde={count // 2 + 11}",
        "most supported": f"{page}?orden=apoyados",
    }


def _measure(count: int) -> dict[str, tuple[float, int]]:
    pages = _pages(count)
    with serving("bench.applications:uncached") as server:
        contestants = {
            name: (lambda path=path: server.per_cpu_second(path, seconds=SECONDS, connections=VISITORS))
            for name, path in pages.items()
        }
        speeds = {name: median(values) for name, values in interleaved(ROUNDS, contestants).items()}
    return {name: (speeds[name], _queries(path)) for name, path in pages.items()}


def _queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    first = client.get(path)
    assert first.status_code == 200 and 'class="comment' in first.content.decode()
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def _tell(few: dict[str, tuple[float, int]], many: dict[str, tuple[float, int]]) -> None:
    rows: list[dict[str, object]] = [
        {
            "page": name,
            f"per CPU-second, {FEW} opinions": f"{few[name][0]:.0f}",
            f"per CPU-second, {MANY:,} opinions": f"{many[name][0]:.0f}",
            "queries": many[name][1],
        }
        for name in few
    ]
    slowest, most = min(many[name][0] for name in many), max(queries for _speed, queries in many.values())
    flatness = many["newest first"][0] / few["newest first"][0]
    notes = [
        f"slowest page of a million: {slowest:.0f} per CPU-second (target {TARGET}): {verdict(slowest, TARGET)}",
        f"most queries: {most} (target {QUERIES}): {verdict(most, QUERIES, at_most=True)}",
        f"a million against twenty: {flatness:.2f} of the speed",
    ]
    publish("t2-forum", "T2 the page of a forum's topic, without the page cache", rows, notes)


if __name__ == "__main__":
    main()
