"""Storage that survives a power cut, in public and in private."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="pregon.files.storage.DurableFileSystemStorage")
class DurableFileSystemStorage(FileSystemStorage):
    """Syncs the file and its folder before it returns: the row that names it commits afterwards.

    Without it, a power cut left every acknowledged row with an empty file.
    """

    def _save(self, name: str, content: File) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]
        path = Path(self.path(saved))
        _sync(path)
        _sync(path.parent)
        return saved


@deconstructible(path="pregon.files.storage.PrivateStorage")
class PrivateStorage(DurableFileSystemStorage):
    """Files that no address serves: a view authorises each download."""

    def __init__(self) -> None:
        super().__init__(location=settings.PRIVATE_ROOT)

    def url(self, name: str | None) -> str:
        raise ValueError("Private files have no address of their own.")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
