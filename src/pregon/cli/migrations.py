"""Which migrations a database has, and whether this version knows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader

Key = tuple[str, str]


def unknown_migrations(loader: MigrationLoader, applied: Iterable[Key]) -> list[str]:
    """Those of our applications that this version does not have: the data is from a newer one.

    Applications that were taken out are no matter, nor are migrations that a squashed one stands for.
    """
    known = set(loader.disk_migrations)
    for squashed in loader.disk_migrations.values():
        known.update(squashed.replaces)
    ours = {app for app, _name in loader.disk_migrations}
    return sorted(f"{app}.{name}" for app, name in set(applied) - known if app in ours)
