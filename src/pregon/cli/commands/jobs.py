"""`pregon jobs`: the background work of one instance, in a process of its own."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..environment import start_django
from ..preparation import prepare


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "jobs",
        help="atiende los trabajos en segundo plano",
        description="Atiende los trabajos de una instancia en su propio proceso, hasta recibir SIGTERM o Ctrl+C. "
        "Úselo cuando «pregon serve» corre con --no-jobs.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta de la instancia")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    prepare(start_django(options.folder))
    from pregon.jobs.public import run_forever

    run_forever()
