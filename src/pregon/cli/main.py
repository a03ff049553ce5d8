"""From words on the command line to a command, and from its faults to an exit code."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from pregon.kernel.instance import InvalidInstance

from .errors import OK, REFUSED, Refused
from .parser import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Faults become one line, never a traceback."""
    options = build_parser().parse_args(arguments)
    try:
        return options.run(options) or OK
    except (Refused, InvalidInstance) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader left (`| head`); what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as error:
        return _fail(_explain(error, options))


def _explain(error: Exception, options: argparse.Namespace) -> str:
    """One line for what nobody foresaw; the technical detail only on request."""
    if options.traceback:
        traceback.print_exception(error)
    if isinstance(error, OSError):
        return _in_spanish(error)
    name = f"{type(error).__module__}.{type(error).__name__}"
    if name in {"django.db.utils.OperationalError", "django.db.utils.InterfaceError"}:
        return f"La base de datos no responde: {_one_line(error)}"
    return f"{_one_line(error)} ({name}). Para ver el detalle: pregon --traceback …"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _in_spanish(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "no existe",
        PermissionError: "no hay permiso para usarlo",
        IsADirectoryError: "es una carpeta y se esperaba un archivo",
        NotADirectoryError: "no es una carpeta",
    }
    reason = reasons.get(type(error), error.strerror or str(error))
    return f"{error.filename}: {reason}." if error.filename else f"Error del sistema: {reason}."


def _fail(message: str) -> int:
    print(f"pregon: {message}", file=sys.stderr)
    return REFUSED
