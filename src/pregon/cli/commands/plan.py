"""`pregon plan`: the communications plan in and out of files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..environment import start_django
from ..errors import Refused
from ..preparation import prepare

FORMATS = ("json", "xlsx", "docx", "pdf")
SHARED_HELP = "carpeta de la instancia"


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "plan",
        help="importa y exporta el plan de comunicaciones",
        description="Importa y exporta el plan de comunicaciones.",
    )
    actions = parser.add_subparsers(title="órdenes", metavar="ORDEN", required=True)
    _register_import(actions)
    _register_export(actions)


def _register_import(actions: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = actions.add_parser(
        "import",
        help="lee un plan de un documento",
        description="Lee un plan de un documento (.txt, .md, .docx, .xlsx, .csv o .json) y lo guarda en la instancia. "
        "El mismo archivo dos veces no duplica nada.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help=SHARED_HELP)
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="documento del plan")
    parser.add_argument("--dry-run", action="store_true", help="muestra qué entendió y no guarda nada")
    parser.set_defaults(run=run_import)


def _register_export(actions: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = actions.add_parser(
        "export",
        help="escribe el plan en un archivo",
        description="Escribe el plan vigente en un archivo o en la salida estándar.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help=SHARED_HELP)
    parser.add_argument("--format", required=True, choices=FORMATS, help="formato del archivo")
    parser.add_argument("-o", "--output", metavar="ARCHIVO", type=Path, help="si falta: la salida estándar")
    parser.set_defaults(run=run_export)


def run_import(options: argparse.Namespace) -> None:
    data = options.file.read_bytes()
    prepare(start_django(options.folder))
    from django.core.exceptions import ValidationError

    from pregon.plans import public as plans

    try:
        if options.dry_run:
            lines = plans.preview_plan_file(data, options.file.name).summary_lines()
        else:
            lines = plans.import_plan_file(data=data, filename=options.file.name).summary_lines()
    except (plans.UnreadableDocument, plans.InvalidDocument) as error:
        raise Refused(str(error)) from error
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    print("\n".join(lines))


def run_export(options: argparse.Namespace) -> None:
    prepare(start_django(options.folder))
    from pregon.plans import public as plans

    plan = plans.current_plan()
    if plan is None:
        raise Refused("Esta instancia todavía no tiene un plan.")
    data = plans.export_plan(plan, options.format)
    if options.output:
        options.output.write_bytes(data)
        print(f"Plan escrito en {options.output}.")
    else:
        sys.stdout.buffer.write(data)
