"""The database's clock: the only one that all workers share. A node whose own clock is wrong does no harm."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models.functions import Now

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


class DbNow(Now):
    """The database's clock inside a query, for comparing with stored moments.

    SQLite compares moments as text. Django stores six digits of a second and its own `Now` has three, so that what is
    due in this very millisecond would not be due yet.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        moment = "STRFTIME('%%%%Y-%%%%m-%%%%d %%%%H:%%%%M:%%%%f000', 'NOW')"
        return self.as_sql(compiler, connection, template=moment, **extra)
