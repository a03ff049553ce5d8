"""Zip files from strangers, opened only when unpacking them cannot hurt the machine."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext_lazy as _

ENCRYPTED_FLAG = 0x1
SMALL_ENOUGH_FOR_ANY_RATIO = 4 * 1024 * 1024  # bytes; harmless whatever it was packed from
XML_SUFFIXES = (".xml", ".rels", ".vml")


class UnreadableFile(Exception):
    """A file that cannot be read; the message is for the person who sent it, in Spanish."""


@dataclass(frozen=True)
class ArchiveLimits:
    """Sizes in bytes after unpacking; `ratio` is unpacked by packed size of one entry."""

    entries: int = 1000
    entry_size: int = 40 * 1024 * 1024
    total_size: int = 80 * 1024 * 1024
    ratio: int = 150


def open_archive(data: bytes, limits: ArchiveLimits | None = None) -> zipfile.ZipFile:
    """The zip in `data`, after checking what it declares; nothing is unpacked.

    The declared sizes can be trusted: `zipfile` never hands out more than an entry declares.
    Raises `UnreadableFile` for damaged or encrypted archives and for bombs.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFile(_("El archivo está dañado. Ábralo en su computador y guárdelo de nuevo.")) from error
    _refuse_encrypted(archive)
    _refuse_bombs(archive, limits or ArchiveLimits())
    return archive


def _refuse_encrypted(archive: zipfile.ZipFile) -> None:
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in archive.infolist()):
        raise UnreadableFile(_("El archivo está protegido con contraseña. Quítele la contraseña y súbalo de nuevo."))


def _refuse_bombs(archive: zipfile.ZipFile, limits: ArchiveLimits) -> None:
    entries = archive.infolist()
    too_many = len(entries) > limits.entries
    too_big = sum(entry.file_size for entry in entries) > limits.total_size
    if too_many or too_big or any(_is_bomb(entry, limits) for entry in entries):
        raise UnreadableFile(_("El archivo ocupa demasiado al abrirse. Deje solo el plan y guárdelo de nuevo."))


def _is_bomb(entry: zipfile.ZipInfo, limits: ArchiveLimits) -> bool:
    if entry.file_size <= SMALL_ENOUGH_FOR_ANY_RATIO:
        return False
    return entry.file_size > limits.entry_size or entry.file_size > limits.ratio * max(entry.compress_size, 1)


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """The unpacked bytes of one entry. Raises `UnreadableFile` when it is missing or damaged."""
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(_("El archivo está dañado. Ábralo en su computador y guárdelo de nuevo.")) from error


def refuse_document_types(archive: zipfile.ZipFile) -> None:
    """Office files never declare a document type; one that does carries entities (bombs, stolen files).

    Reads each XML entry only up to its first element. Raises `UnreadableFile`.
    """
    for name in archive.namelist():
        if name.lower().endswith(XML_SUFFIXES):
            _refuse_document_type(read_entry(archive, name))


def _refuse_document_type(xml: bytes) -> None:
    try:
        next(iter(iterparse(io.BytesIO(xml), events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException as error:
        raise UnreadableFile(_("El archivo trae instrucciones peligrosas y no se abrió.")) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(_("El archivo está dañado. Ábralo en su computador y guárdelo de nuevo.")) from error
