"""The database, the files that its rows name, and what the features check of their own data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pregon.kernel.data_checks import data_checks
from pregon.kernel.instance import Instance

from .findings import Finding

SHOWN = 5


def integrity(_instance: Instance) -> Iterator[Finding]:
    """Pages and foreign keys of SQLite; PostgreSQL guards its own."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (answer,) in cursor.fetchall():
            if answer != "ok":
                yield Finding(f"La base de datos está dañada: {answer}")
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _key in cursor.fetchall():
            yield Finding(f"La fila {row} de {table} apunta a una fila de {parent} que no existe.")


def missing_files(_instance: Instance) -> Iterator[Finding]:
    """Rows that name a file which is not there."""
    from django.apps import apps
    from django.db.models import FileField

    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                yield from _missing(model, field)


def _missing(model: Any, field: Any) -> Iterator[Finding]:
    rows = model._base_manager.exclude(**{field.name: ""}).exclude(**{field.name: None})
    names = rows.values_list(field.name, flat=True).order_by().distinct().iterator()
    lost = [name for name in names if not field.storage.exists(name)]
    for name in lost[:SHOWN]:
        yield Finding(f"Falta el archivo {name} ({model._meta.verbose_name}).")
    if len(lost) > SHOWN:
        yield Finding(f"… y {len(lost) - SHOWN} archivos más de {model._meta.verbose_name_plural}.")


def registered(_instance: Instance) -> Iterator[Finding]:
    """What each package checks of its own data, such as facts against their sources."""
    for check in data_checks:
        for text in check():
            yield Finding(text)
