"""The database's clock: the only one that all workers share. A node whose own clock is wrong does no harm."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection

_QUESTIONS = {
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "postgresql": "SELECT statement_timestamp()",
}


def db_now() -> datetime:
    """The time by the database, aware."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTIONS[connection.vendor])
        moment = cursor.fetchone()[0]
    return datetime.fromisoformat(moment).replace(tzinfo=UTC) if isinstance(moment, str) else moment
