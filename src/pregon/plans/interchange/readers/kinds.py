"""What a file is, told by its content and never by its name; what cannot be read is refused with advice."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import filetype
from django.utils.translation import gettext as _

from pregon.kernel.archives import open_archive

from ..refusals import UnreadableDocument

Kind = Literal["docx", "xlsx", "json", "text"]
LARGEST_FILE = 10 * 1024 * 1024  # bytes
LONGEST_TEXT = 500_000  # characters; a plan of 200 pages
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(r"\s*(?:<!doctype html|<html)\b", re.I)
_OLD_EXCEL = "Workbook".encode("utf-16-le")


def kind_of(data: bytes) -> Kind:
    """The kind of a file that can be read. Raises `UnreadableDocument` with what to do instead."""
    _refuse_size(data)
    if data.startswith(_ZIP):
        return _office_kind(data)
    _refuse_known(data)
    text = decoded(data)
    if _HTML.match(text):
        raise UnreadableDocument(_("Es una página web. Ábrala y guárdela como .docx o .xlsx."))
    return "json" if text.lstrip().startswith("{") else "text"


def _refuse_size(data: bytes) -> None:
    if not data.strip():
        raise UnreadableDocument(_("El archivo está vacío."))
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(_("El archivo pesa más de 10 MB. Quítele las imágenes y súbalo de nuevo."))


def _office_kind(data: bytes) -> Kind:
    with open_archive(data) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names or "xl/workbook.bin" in names:
        raise UnreadableDocument(_("Ábralo y guárdelo como .docx o .xlsx; así se puede leer."))
    raise UnreadableDocument(_("Es un archivo comprimido. Suba el documento que está adentro."))


def _refuse_known(data: bytes) -> None:
    if data.startswith(_OLE):
        raise UnreadableDocument(_old_office_advice(data))
    if _PDF in data[:1024]:
        raise UnreadableDocument(_("Es un PDF. Copie el texto en un documento de Word y suba ese .docx."))
    if data.startswith(_RTF):
        raise UnreadableDocument(_("Es un documento RTF. Guárdelo como .docx y súbalo de nuevo."))
    if filetype.guess_mime(data) is not None:
        raise UnreadableDocument(_("No es un documento de texto ni una tabla. Suba un .docx, .xlsx, .csv o .txt."))


def _old_office_advice(data: bytes) -> str:
    if _ENCRYPTED_OFFICE in data:
        return _("El archivo está protegido con contraseña. Quítele la contraseña y súbalo de nuevo.")
    if _OLD_EXCEL in data:
        return _("Es un Excel antiguo (.xls). Guárdelo como .xlsx y súbalo de nuevo.")
    return _("Es un documento antiguo de Office. Guárdelo como .docx y súbalo de nuevo.")


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or the Windows code page of old Spanish files.

    Raises `UnreadableDocument` for what is no text.
    """
    text = _decoded(data)
    if not _is_text(text):
        raise UnreadableDocument(_("El archivo no es un texto, aunque su nombre lo diga."))
    if len(text) > LONGEST_TEXT:
        raise UnreadableDocument(_("El archivo tiene demasiado texto para ser un plan."))
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _is_text(text: str) -> bool:
    """Binary files have NULs, or more than one odd character in two hundred."""
    if "\x00" in text:
        return False
    sample = text[:100_000]
    return sum(map(_is_odd, sample)) * 200 <= len(sample)


def _is_odd(letter: str) -> bool:
    return letter == "\ufffd" or (letter not in "\n\r\t\f\v" and unicodedata.category(letter) == "Cc")
