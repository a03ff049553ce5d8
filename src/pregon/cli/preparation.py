"""Brings an instance's database and static files to this version, once per version."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pregon import __version__
from pregon.kernel.instance import Instance

from .errors import Refused
from .migrations import unknown_migrations

NEWER = (
    "La base de datos es de una versión más nueva de Pregón (tiene {names}). "
    "Instale esa versión, o restaure la copia que se hizo antes de actualizar."
)


def prepare(instance: Instance, *, say: Callable[[str], None] = print) -> bool:
    """Migrates and collects static files where this version needs it; tells whether anything had to be done.

    Django is set up for `instance`. Several processes may ask at once: one works, the others wait. Data that exists
    is backed up before it is migrated.

    Raises `Refused` when the database is from a newer version, before anything is touched.
    """
    instance.make_folders()
    with _alone(instance):
        migrated = _step(instance, "database", _migrations_key(), lambda: _migrate(instance, say))
        collected = _step(instance, "static", _static_key(), lambda: _collect_static(say))
    return migrated or collected


def _step(instance: Instance, name: str, key: str, work: Callable[[], None]) -> bool:
    stamp = instance.state / f"prepared-{name}"
    if stamp.exists() and stamp.read_text() == key:
        return False
    stamp.unlink(missing_ok=True)
    work()
    stamp.write_text(key)
    return True


def _migrate(instance: Instance, say: Callable[[str], None]) -> None:
    from django.core.management import call_command

    pending, has_data = pending_migrations()
    if pending and has_data:
        _back_up(instance, say)
    if pending:
        say(f"Preparando la base de datos: {pending} cambios…")
    # Also without pending migrations: permissions and roles follow the code of this version.
    call_command("migrate", verbosity=0, interactive=False)
    from pregon.people.public import ensure_roles
    from pregon.portal.public import ensure_editors, set_up_site

    ensure_roles()
    set_up_site()
    ensure_editors()


def pending_migrations() -> tuple[int, bool]:
    """How many migrations are to be run, and whether the database has any already."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    applied = executor.loader.applied_migrations
    unknown = unknown_migrations(executor.loader, applied)
    if unknown:
        raise Refused(NEWER.format(names=", ".join(unknown[:3])))
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes())), bool(applied)


def _back_up(instance: Instance, say: Callable[[str], None]) -> None:
    from .backups.archive import write_backup

    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    file = instance.backups / f"antes-de-{__version__}-{moment}.tar.gz"
    say(f"Copia de la base de datos antes de actualizar: {file}")
    write_backup(instance, file, with_files=False)


def _collect_static(say: Callable[[str], None]) -> None:
    from django.core.management import call_command

    say("Preparando los archivos del sitio…")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def _migrations_key() -> str:
    """Changes with any migration's name and with the version, not with the data."""
    from django.apps import apps

    names = [
        f"{config.label}/{file.name}"
        for config in apps.get_app_configs()
        for file in sorted(Path(config.path, "migrations").glob("*.py"))
    ]
    return _digest([__version__, *names])


def _static_key() -> str:
    """Changes with any static file of ours and with the version of any package that brings some."""
    from django.contrib.staticfiles.finders import get_finders

    files = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            files.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return _digest([__version__, *sorted(files)])


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@contextmanager
def _alone(instance: Instance) -> Iterator[None]:
    with (instance.state / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
