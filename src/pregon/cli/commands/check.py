"""`pregon check`: is this instance sound?"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..environment import start_django
from ..errors import OK, REFUSED


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "check",
        help="revisa una instancia",
        description="Revisa la configuración, el disco, el programa, la base de datos y los archivos de una "
        "instancia. Termina con 1 si encuentra una falla; los avisos no cuentan.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta de la instancia")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    instance = start_django(options.folder)
    from ..checking import all_findings

    faults = 0
    for title, findings in all_findings(instance):
        print(f"{title}: {'bien' if not findings else ''}".rstrip())
        for finding in findings:
            print(f"  {'FALLA' if finding.is_fault else 'aviso'}: {finding.text}")
            faults += finding.is_fault
    return REFUSED if faults else OK
