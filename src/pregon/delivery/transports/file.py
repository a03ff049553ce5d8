"""Keeps messages in the instance's folder: for trying things out, and until there is a mail server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from .base import About, DeliveryError, Letter, Outcome

FOLDER = "mail"


class FileSession:
    """Writes `<folder>/<day>/<message>.eml`; written again, a message replaces itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letters: Iterable[Letter]) -> Iterator[Outcome]:
        for letter in letters:
            self._write(letter)
            yield Outcome(letter.message_id)

    def _write(self, letter: Letter) -> None:
        target = self.folder / f"{letter.message_id}.eml"
        unfinished = target.with_suffix(".tmp")
        try:
            unfinished.write_bytes(letter.content)
            unfinished.replace(target)
        except OSError as error:
            raise DeliveryError(str(error), permanent=False, about=About.SERVICE) from error


@contextmanager
def open_file_session() -> Iterator[FileSession]:
    folder = mail_folder() / timezone.localdate().isoformat()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    except OSError as error:
        raise DeliveryError(str(error), permanent=False, about=About.SERVICE) from error
    yield FileSession(folder)


def mail_folder() -> Path:
    """Where the messages are kept."""
    folder: Path = settings.INSTANCE.folder / FOLDER
    return folder


def forget_files(*, older_than: timedelta) -> int:
    """Deletes what was written longer ago; returns how many files."""
    limit = (timezone.now() - older_than).timestamp()
    old = [file for file in mail_folder().glob("*/*.eml") if file.stat().st_mtime < limit]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)
