"""Writes a backup of an instance while it serves.

The database is copied first, as one moment; the files follow. A file is on disk before the row that names it
commits, so every file that the copied rows name is there. No program of the database server is needed.
"""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pregon import __version__
from pregon.kernel.instance import FILE_NAME, Instance

from .databases import dump_database
from .manifest import NAME, Manifest, Summing


def write_backup(instance: Instance, file: Path, *, with_files: bool = True) -> Manifest:
    """A `.tar.gz` of settings, database, public and private files; complete or not there at all.

    Django is set up for `instance`. Without files it holds settings and database only.
    """
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".copia-", dir=file.parent) as temporary:
        unfinished = Path(temporary, "archive")
        database = Path(temporary, "database")
        database.mkdir()
        manifest = Manifest(version=__version__, engine="", with_files=with_files)
        dump_database(database, manifest)
        _write_archive(instance, database, unfinished, manifest)
        _sync(unfinished)
        unfinished.rename(file)
    return manifest


def _write_archive(instance: Instance, database: Path, target: Path, manifest: Manifest) -> None:
    # It holds the secret key and personal data: for its owner only.
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
        for path, name in _members(instance, database, with_files=manifest.with_files):
            _add(archive, path, name, manifest)
        content = manifest.as_bytes()
        entry = tarfile.TarInfo(NAME)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))


def _members(instance: Instance, database: Path, *, with_files: bool) -> Iterator[tuple[Path, str]]:
    yield instance.folder / FILE_NAME, FILE_NAME
    folders = {"database": database}
    if with_files:
        folders |= {"media": instance.public_media, "private": instance.private_files}
    for prefix, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, f"{prefix}/{path.relative_to(folder).as_posix()}"


def _add(archive: tarfile.TarFile, path: Path, name: str, manifest: Manifest) -> None:
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        # Deleted since we looked, and its row with it.
        return
    with stream:
        entry = archive.gettarinfo(arcname=name, fileobj=stream)
        entry.uname = entry.gname = ""
        entry.uid = entry.gid = 0
        summing = Summing(stream)
        archive.addfile(entry, summing)
        manifest.files[name] = summing.digest.hexdigest()


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
