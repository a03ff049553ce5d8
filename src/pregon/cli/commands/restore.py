"""`pregon restore`: an equal instance from a backup."""

from __future__ import annotations

import argparse
from pathlib import Path


def register(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "restore",
        help="restaura una copia en una carpeta nueva",
        description="Verifica una copia y hace con ella una instancia igual en una carpeta nueva o vacía. "
        "Si usa PostgreSQL, la base de destino debe estar vacía; otra base se nombra en PREGON_DATABASE_URL.",
    )
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="copia hecha con «pregon backup»")
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="carpeta nueva o vacía")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    from ..backups.restoring import restore_backup

    manifest = restore_backup(options.file, options.folder)
    rows = sum(manifest.tables.values())
    print(f"Instancia restaurada en {options.folder}: {rows} filas y {len(manifest.files)} archivos verificados.")
    if not manifest.with_files:
        print("La copia no traía fotos ni documentos: era la que se hace antes de actualizar.")
