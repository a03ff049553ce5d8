"""Argparse in Spanish: its own words and ours.

Argparse translates through `gettext` by the language of the machine; an operator's machine is often in English, the
product is not. So the words are given here.
"""

from __future__ import annotations

import argparse
from typing import NoReturn

WORDS = {
    "usage: ": "uso: ",
    "positional arguments": "argumentos",
    "options": "opciones",
    "optional arguments": "opciones",
    "show this help message and exit": "muestra esta ayuda y termina",
    "show program's version number and exit": "muestra la versión y termina",
    "subcommands": "órdenes",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "argumento %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "faltan estos argumentos: %s",
    "unrecognized arguments: %s": "argumentos que no existen: %s",
    "expected one argument": "espera un valor",
    "expected at least one argument": "espera al menos un valor",
    "invalid choice: %(value)r (choose from %(choices)s)": "«%(value)s» no sirve; elija entre %(choices)s",
    "invalid %(type)s value: %(value)r": "«%(value)s» no es un valor válido",
    "ambiguous option: %(option)s could match %(matches)s": "«%(option)s» puede ser %(matches)s",
    "unexpected option string: %s": "opción inesperada: %s",
    "ignored explicit argument %r": "esta opción no lleva valor: %r",
    "not allowed with argument %s": "no se puede usar junto con %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "la orden «%(parser_name)s» no existe; elija entre %(choices)s"
    ),
}


def speak_spanish() -> None:
    """Gives argparse our words; those it has no translation for stay as they are."""
    argparse._ = _translate  # type: ignore[attr-defined]


def _translate(message: str) -> str:
    return WORDS.get(message, message)


class Parser(argparse.ArgumentParser):
    """Takes whole option names only, so that a new option never changes what an old script means."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"allow_abbrev": False, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(2, f"pregon: {message}\nPida ayuda con «{self.prog} --help».\n")
