"""`pregon serve`: web and jobs of one or more municipalities."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path

from pregon.kernel.instance import Instance, load_instance

from ..environment import start_django
from ..errors import Refused
from ..serving.supervisor import become_supervisor

# Where a browser on this machine reaches a server that listens there.
LOCAL_HOSTS = {"127.0.0.1", "0.0.0.0", "::"}  # noqa: S104


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "serve",
        help="sirve una o varias instancias",
        description="Sirve el sitio, la oficina y los trabajos de cada instancia, hasta recibir SIGTERM o Ctrl+C.",
    )
    parser.add_argument("folders", metavar="CARPETA", type=Path, nargs="+", help="carpeta de una instancia")
    parser.add_argument(
        "--port",
        type=_port,
        default=8000,
        metavar="N",
        help="puerto de la primera instancia; las demás usan los siguientes (normalmente: %(default)s)",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="DIRECCIÓN",
        help="dirección en la que se escucha; 0.0.0.0 son todas (normalmente: %(default)s)",
    )
    parser.add_argument(
        "--workers",
        type=_count,
        default=1,
        metavar="N",
        help="procesos web por instancia (normalmente: %(default)s)",
    )
    parser.add_argument("--no-jobs", action="store_true", help="no atiende los trabajos en segundo plano")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """One small instance is served by this process; everything else by children of a supervisor."""
    instances = [load_instance(folder) for folder in options.folders]
    _refuse_repeated(instances)
    for offset in range(len(instances)):
        _refuse_busy_port(options.host, options.port + offset)
    if len(instances) == 1 and (options.workers == 1 or options.no_jobs):
        _serve_here(instances[0], options)
    else:
        become_supervisor(_children(instances, options))


def _serve_here(instance: Instance, options: argparse.Namespace) -> None:
    from ..preparation import prepare
    from ..serving.web import run_web

    if prepare(start_django(instance.folder), say=_say):
        # Migrating leaves 20 MB behind in this process; a fresh one starts without.
        os.execv(sys.executable, [sys.executable, "-m", "pregon", *sys.argv[1:]])
    announce(instance, options.host, options.port)
    run_web(
        instance,
        host=options.host,
        port=options.port,
        workers=options.workers,
        with_jobs=not options.no_jobs,
    )


def _children(instances: list[Instance], options: argparse.Namespace) -> list[list[str]]:
    """The command lines of the children: the same commands that a person would type."""
    shared = ["--host", options.host, "--workers", str(options.workers)]
    own_jobs = options.workers > 1 and not options.no_jobs
    if own_jobs or options.no_jobs:
        shared.append("--no-jobs")
    children = [
        ["serve", str(instance.folder), "--port", str(options.port + offset), *shared]
        for offset, instance in enumerate(instances)
    ]
    return children + [["jobs", str(instance.folder)] for instance in instances if own_jobs]


def announce(instance: Instance, host: str, port: int) -> None:
    """Says where the instance is found."""
    shown = "localhost" if host in LOCAL_HOSTS else host
    _say(f"{instance.settings.name}: http://{shown}:{port}/ · oficina: http://{shown}:{port}/oficina/")


def _refuse_repeated(instances: list[Instance]) -> None:
    if len({instance.folder for instance in instances}) < len(instances):
        raise Refused("Una misma instancia está dos veces en la orden.")


def _refuse_busy_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return
    except (OSError, OverflowError) as error:
        raise Refused(
            f"No se puede escuchar en {host}, puerto {port} ({error}). Elija otro con --port o --host."
        ) from error


def _say(message: str) -> None:
    print(message, flush=True)


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 64:
        raise ValueError(text)
    return number
