"""The database of an instance, as files and back; which way depends on the engine."""

from __future__ import annotations

from pathlib import Path

from ..errors import Refused
from . import postgres, sqlite
from .manifest import Manifest

ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def dump_database(folder: Path, manifest: Manifest) -> None:
    """Writes the database into `folder` as it is at one moment, and what it holds into `manifest`."""
    from django.db import connection

    manifest.engine = connection.vendor
    ENGINES[connection.vendor].dump(folder, manifest)


def load_database(folder: Path, manifest: Manifest) -> None:
    """Fills the instance's empty database from `folder`; raises `Refused` when it cannot be equal."""
    from django.db import connection

    if manifest.engine != connection.vendor:
        raise Refused(
            f"La copia es de {manifest.engine} y la instancia usa {connection.vendor}. "
            "Ponga en PREGON_DATABASE_URL una base del mismo tipo."
        )
    ENGINES[connection.vendor].load(folder, manifest)
    _compare(manifest)


def count_rows() -> dict[str, int]:
    """How many rows each table has."""
    from django.db import connection

    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return counts


def applied_migrations() -> list[str]:
    """Every migration that the database has, as `app.name`."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _compare(manifest: Manifest) -> None:
    counts = count_rows()
    different = [name for name, rows in manifest.tables.items() if counts.get(name) != rows]
    if different:
        raise Refused(f"La base restaurada no es igual a la copia: {', '.join(different[:3])}.")
