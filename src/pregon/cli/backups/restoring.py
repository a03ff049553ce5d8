"""From a backup to an instance that is equal to the one it was made of."""

from __future__ import annotations

import gzip
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path, PurePosixPath

from pregon.kernel.instance import FILE_NAME, Instance

from ..environment import start_django
from ..errors import Refused
from ..preparation import prepare
from .databases import load_database
from .manifest import Manifest, read_manifest


def restore_backup(file: Path, folder: Path) -> Manifest:
    """Verifies `file` whole, then makes the instance in `folder`, which must not exist or be empty.

    The process becomes the one of that instance. Raises `Refused` and leaves nothing behind.
    """
    folder = folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} no está vacía. Elija una carpeta nueva.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restaura-", dir=folder.parent) as temporary:
        unpacked = Path(temporary)
        _unpack(file, unpacked)
        manifest = read_manifest(unpacked)
        _move_in(unpacked, folder, manifest)
    return manifest


def _unpack(file: Path, target: Path) -> None:
    try:
        with file.open("rb") as raw, tarfile.open(fileobj=raw, mode="r:gz") as archive:
            for member in archive:
                _extract(archive, member, target)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Refused(f"{file} no es una copia de Pregón o está dañada ({error}).") from error


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Writes one plain file; our backups hold nothing else. (`filter="data"` is missing in Debian 12's Python.)"""
    name = PurePosixPath(member.name)
    source = archive.extractfile(member) if member.isreg() else None
    if source is None or name.is_absolute() or ".." in name.parts:
        raise Refused(f"La copia trae algo que no es suyo: {member.name}.")
    place = target / name
    place.parent.mkdir(parents=True, exist_ok=True)
    with source, place.open("xb") as copy:
        shutil.copyfileobj(source, copy)


def _move_in(unpacked: Path, folder: Path, manifest: Manifest) -> None:
    existed = folder.exists()
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        for name in (FILE_NAME, "media", "private"):
            if (unpacked / name).exists():
                (unpacked / name).rename(folder / name)
        (folder / FILE_NAME).chmod(0o600)
        _fill(start_django(folder), unpacked, manifest)
    except BaseException:
        shutil.rmtree(folder)
        if existed:
            folder.mkdir()
        raise


def _fill(instance: Instance, unpacked: Path, manifest: Manifest) -> None:
    instance.make_folders()
    load_database(unpacked / "database", manifest)
    prepare(instance)
