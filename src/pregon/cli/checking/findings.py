"""The list of checks, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pregon.kernel.instance import Instance


@dataclass(frozen=True)
class Finding:
    """One sentence for the operator. A fault makes `pregon check` fail, a warning does not."""

    text: str
    is_fault: bool = True


def all_findings(instance: Instance) -> Iterator[tuple[str, list[Finding]]]:
    """Runs every check on `instance`; yields its title and what it found."""
    from . import data, machine, program

    checks: dict[str, Callable[[Instance], Iterable[Finding]]] = {
        "Configuración": machine.settings,
        "Carpetas y disco": machine.disk,
        "Programa": program.system_checks,
        "Versión de la base de datos": program.migrations,
        "Integridad de la base de datos": data.integrity,
        "Archivos": data.missing_files,
        "Datos": data.registered,
    }
    for title, check in checks.items():
        yield title, list(check(instance))
