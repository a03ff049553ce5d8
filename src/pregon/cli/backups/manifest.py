"""What a backup says of itself: its files with their sums, its tables with their rows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from ..errors import Refused

FORMAT = 1
NAME = "manifest.json"
CHUNK_BYTES = 1024 * 1024


@dataclass
class Manifest:
    """Written last into the archive, verified first when it is restored."""

    version: str
    engine: str
    migrations: list[str] = field(default_factory=list)
    tables: dict[str, int] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    with_files: bool = True
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an unpacked backup, after every file was compared with it; raises `Refused`."""
    file = folder / NAME
    if not file.is_file():
        raise Refused("El archivo no es una copia de Pregón: no tiene manifiesto.")
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("format") != FORMAT:
        raise Refused("La copia tiene un formato de otra versión de Pregón.")
    manifest = Manifest(**content)
    _verify(folder, manifest)
    return manifest


def _verify(folder: Path, manifest: Manifest) -> None:
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {NAME}
    if found != set(manifest.files):
        names = sorted(found ^ set(manifest.files))
        raise Refused(f"La copia está incompleta o alterada: {', '.join(names[:3])}.")
    for name, expected in manifest.files.items():
        if sum_of(folder / name) != expected:
            raise Refused(f"La copia está dañada: {name} no coincide con su suma.")


def sum_of(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Summing:
    """A stream that sums what is read from it, so that a file is read once."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.digest.update(data)
        return data
