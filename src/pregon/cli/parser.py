"""The commands and what they have in common."""

from __future__ import annotations

import argparse

from pregon import __version__

from .commands import backup, check, demo, init, jobs, manage, plan, restore, serve
from .spanish import Parser, speak_spanish

COMMANDS = (init, demo, serve, jobs, manage, plan, backup, restore, check)
VERSION_HELP = "muestra la versión y termina"
EXIT_CODES = "Códigos de salida: 0 hecho · 1 rechazado o con error · 2 mal escrito."


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, with its help in Spanish."""
    speak_spanish()
    parser = Parser(
        prog="pregon",
        description="Pregón: el plan de comunicaciones de un municipio, puesto en marcha.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"Pregón {__version__}", help=VERSION_HELP)
    parser.add_argument("--traceback", action="store_true", help="muestra el detalle técnico de un error")
    commands = parser.add_subparsers(title="órdenes", metavar="ORDEN", required=True, parser_class=Parser)
    for command in COMMANDS:
        command.register(commands)
    return parser
