"""`pregon backup`: one file with everything."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from ..environment import start_django


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "backup",
        help="copia una instancia en un archivo, también mientras sirve",
        description="Copia la configuración, la base de datos y los archivos de una instancia en un .tar.gz, "
        "también mientras sirve. La copia tiene datos personales y la clave secreta: guárdela bajo llave.",
    )
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta de la instancia")
    parser.add_argument(
        "-o",
        "--output",
        metavar="ARCHIVO",
        type=Path,
        help="si falta: CARPETA/backups/AÑOMESDÍA-HORA.tar.gz",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    instance = start_django(options.folder)
    from ..backups.archive import write_backup

    file = options.output or instance.backups / f"{datetime.now():%Y%m%d-%H%M%S}.tar.gz"
    manifest = write_backup(instance, file)
    rows = sum(manifest.tables.values())
    print(f"Copia en {file}: {rows} filas de {len(manifest.tables)} tablas y {len(manifest.files)} archivos.")
