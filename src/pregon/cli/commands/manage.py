"""`pregon manage`: any command of Django and Wagtail, on one instance."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..environment import start_django


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "manage",
        help="corre una orden de Django en una instancia",
        description="Corre una orden de Django o de Wagtail en una instancia; por ejemplo, createsuperuser.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta de la instancia")
    parser.add_argument("arguments", metavar="…", nargs=argparse.REMAINDER, help="la orden y sus opciones")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    start_django(options.folder)
    from django.core.management import execute_from_command_line

    execute_from_command_line([f"pregon manage {options.folder}", *options.arguments])
