"""PostgreSQL: each table by COPY, all in one REPEATABLE READ transaction, through the driver alone.

The tables themselves are made by the migrations that the backup lists, so a backup of an older version loads into
the tables of its time and is then migrated as any upgrade.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from ..errors import Refused
from ..migrations import unknown_migrations
from .manifest import CHUNK_BYTES, Manifest

OWN_TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.relname
"""
STORED_COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
    ORDER BY ordinal_position
"""
SEQUENCES = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL
"""


def dump(folder: Path, manifest: Manifest) -> None:
    """One file per table."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(OWN_TABLES)
        for (table,) in cursor.fetchall():
            manifest.tables[table] = _copy_out(cursor, table, folder / f"{table}.copy")
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        manifest.migrations = [row[0] for row in cursor.fetchall()]
        cursor.execute(SEQUENCES)
        manifest.sequences = dict(cursor.fetchall())


def load(folder: Path, manifest: Manifest) -> None:
    """Makes the tables of the backup's time and fills them; all or nothing."""
    from django.db import connection, transaction

    _refuse_used_database()
    _make_tables(manifest)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        names = ", ".join(connection.ops.quote_name(table) for table in manifest.tables)
        cursor.execute(f"TRUNCATE {names}")
        # Foreign keys are checked at the end: the order of the tables does not matter.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in manifest.tables:
            _copy_in(cursor, table, folder / f"{table}.copy")
        for sequence, value in manifest.sequences.items():
            cursor.execute("SELECT setval(%s::regclass, %s)", [connection.ops.quote_name(sequence), value])


def _refuse_used_database() -> None:
    from django.db import connection

    if connection.introspection.table_names():
        raise Refused("La base de datos de destino no está vacía. Cree una nueva y vuelva a intentarlo.")


def _make_tables(manifest: Manifest) -> None:
    """Runs exactly the migrations that the backup lists."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    wanted = {(app, name) for app, _, name in (entry.partition(".") for entry in manifest.migrations)}
    if newer := unknown_migrations(executor.loader, wanted):
        raise Refused(f"La copia es de una versión más nueva de Pregón (tiene {newer[0]}).")
    known = {key for key in wanted if key in executor.loader.graph.nodes}
    executor.migrate(_last_ones(executor, known))


def _last_ones(executor: Any, known: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The migrations of `known` on which no other of the same application in `known` builds."""
    by_app: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key in known:
        by_app[key[0]].add(key)
    graph = executor.loader.graph
    return sorted(
        key
        for keys in by_app.values()
        for key in keys
        if not any(child.key in keys for child in graph.node_map[key].children)
    )


def _columns(cursor: Any, table: str) -> str:
    from django.db import connection

    cursor.execute(STORED_COLUMNS, [table])
    return ", ".join(connection.ops.quote_name(row[0]) for row in cursor.fetchall())


def _copy_out(cursor: Any, table: str, file: Path) -> int:
    from django.db import connection

    name = connection.ops.quote_name(table)
    statement = f"COPY {name} ({_columns(cursor, table)}) TO STDOUT"
    with file.open("wb") as target, cursor.cursor.copy(statement) as rows:
        for data in rows:
            target.write(data)
    return int(cursor.cursor.rowcount)


def _copy_in(cursor: Any, table: str, file: Path) -> None:
    from django.db import connection

    name = connection.ops.quote_name(table)
    statement = f"COPY {name} ({_columns(cursor, table)}) FROM STDIN"
    with file.open("rb") as source, cursor.cursor.copy(statement) as rows:
        while data := source.read(CHUNK_BYTES):
            rows.write(data)
