"""SQLite: its own online backup, which sees one moment and disturbs nobody."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import Refused
from .manifest import Manifest

FILE = "db.sqlite3"


def dump(folder: Path, manifest: Manifest) -> None:
    """Copies the database into `folder` and asks the copy whether it is sound."""
    from django.conf import settings

    copy = folder / FILE
    with (
        closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        _refuse_unsound(target)
        manifest.tables = _count(target)
        manifest.migrations = [
            f"{app}.{name}" for app, name in target.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2")
        ]


def load(folder: Path, manifest: Manifest) -> None:
    """Puts the copy in the place of the instance's database."""
    from django.conf import settings

    shutil.copyfile(folder / FILE, settings.DATABASES["default"]["NAME"])


def _refuse_unsound(database: sqlite3.Connection) -> None:
    answer = database.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise Refused(f"La base de datos está dañada: {answer}")


def _count(database: sqlite3.Connection) -> dict[str, int]:
    names = [
        row[0]
        for row in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
