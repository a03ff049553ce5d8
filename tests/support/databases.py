"""A migrated database for each test process, in seconds.

Migrating takes half a minute, copying what was migrated takes none: a template is made once, kept under
`build/`, and named by the migrations it holds. What migrations put into it (Wagtail's root page, the
locale, the groups) is back after every test, also after those that commit.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit

CACHE = Path(__file__).resolve().parents[2] / "build" / "test-databases"


class TestDatabase(Protocol):
    """A database that can return to its migrated state."""

    def create(self) -> None: ...

    def restore(self) -> None: ...

    def drop(self) -> None: ...


def worker_database_url() -> str:
    """The address of this process's PostgreSQL database, or empty for SQLite."""
    server = os.environ.get("PREGON_TEST_DATABASE_URL", "")
    if not server:
        return ""
    name = f"pregon_test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def open_test_database() -> TestDatabase:
    """The database that the settings name; it does not exist yet."""
    from django.db import connection

    return PostgresDatabase() if connection.vendor == "postgresql" else SqliteDatabase()


class SqliteDatabase:
    """Copies a template file; restores it with SQLite's own backup, open connections and all."""

    def __init__(self) -> None:
        from django.db import connection

        self.template = CACHE / f"{_migrations_key()}.sqlite3"
        self.file = Path(connection.settings_dict["NAME"])

    def create(self) -> None:
        with _one_process_at_a_time():
            if not self.template.exists():
                self._make_template()
        self.restore()
        _emit_post_migrate()

    def restore(self) -> None:
        with closing(sqlite3.connect(self.template)) as source, closing(self._connect()) as target:
            source.backup(target)

    def drop(self) -> None:
        from django.db import connections

        connections.close_all()
        self.file.unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.file, timeout=20)

    def _make_template(self) -> None:
        unfinished = self.template.with_suffix(".tmp")
        unfinished.unlink(missing_ok=True)
        _migrate(unfinished)
        unfinished.rename(self.template)


class PostgresDatabase:
    """Makes databases from a template database of the server."""

    def __init__(self) -> None:
        from django.db import connection

        self.template = f"pregon_template_{_migrations_key()}"
        self.name = connection.settings_dict["NAME"]

    def create(self) -> None:
        with _one_process_at_a_time():
            if not self._exists(self.template):
                self._make_template()
        self.restore()
        _emit_post_migrate()

    def restore(self) -> None:
        self.drop()
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')

    def drop(self) -> None:
        from django.db import connections

        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _make_template(self) -> None:
        unfinished = f"{self.template}_unfinished"
        self._run(f'DROP DATABASE IF EXISTS "{unfinished}"')
        self._run(f'CREATE DATABASE "{unfinished}"')
        _migrate(unfinished)
        self._run(f'ALTER DATABASE "{unfinished}" RENAME TO "{self.template}"')

    def _exists(self, name: str) -> bool:
        return bool(self._run("SELECT 1 FROM pg_database WHERE datname = %s", name))

    def _run(self, statement: str, *params: str) -> list[Any]:
        import psycopg

        with psycopg.connect(os.environ["PREGON_TEST_DATABASE_URL"], autocommit=True) as connection:
            cursor = connection.execute(statement, params or None)
            return cursor.fetchall() if cursor.description else []


def _migrate(name: str | Path) -> None:
    """Runs every migration into the database `name` of the configured server."""
    from django.core.management import call_command
    from django.db import connection

    original = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = original


def _emit_post_migrate() -> None:
    """Groups and permissions follow the code of today, not that of the day the template was made."""
    from django.core.management.sql import emit_post_migrate_signal

    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def _migrations_key() -> str:
    """A name that changes when any migration of any application does."""
    from django.apps import apps

    digest = hashlib.sha256()
    for config in apps.get_app_configs():
        for file in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label}/{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _one_process_at_a_time() -> Iterator[None]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
