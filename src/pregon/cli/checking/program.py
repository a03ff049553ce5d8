"""Django's own checks, and whether the database is of this version."""

from __future__ import annotations

from collections.abc import Iterator

from pregon.kernel.instance import Instance

from .findings import Finding


def system_checks(_instance: Instance) -> Iterator[Finding]:
    """What Django and the applications check of themselves."""
    from django.core import checks

    for message in checks.run_checks(databases=["default"]):
        if not message.is_silenced():
            yield Finding(f"{message.id}: {message.msg}", is_fault=message.level >= checks.ERROR)


def migrations(_instance: Instance) -> Iterator[Finding]:
    """Migrations that wait, and those of a newer version."""
    from ..errors import Refused
    from ..preparation import pending_migrations

    try:
        pending, _has_data = pending_migrations()
    except Refused as error:
        yield Finding(str(error))
        return
    if pending:
        yield Finding(f"Faltan {pending} cambios; se aplican solos al servir.", is_fault=False)
