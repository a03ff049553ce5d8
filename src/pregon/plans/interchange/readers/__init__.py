"""Files into plans: one reader per format gives neutral blocks, one interpreter reads them all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from pregon.kernel.archives import UnreadableFile, open_archive
from pregon.kernel.spreadsheets import read_xlsx

from ..blocks import Block, pieces_of, says_something
from ..document import PlanDocument, canonical
from ..interpret import RowNote, interpret
from ..refusals import InvalidDocument, UnreadableDocument
from ..stable_json import from_json, unknown_keys
from .docx import read_docx
from .kinds import decoded, kind_of
from .own_workbook import is_own_workbook, read_own_workbook
from .sheets import is_delimited, read_delimited, read_sheets
from .text import read_text

MOST_PIECES = 30_000  # paragraphs and filled cells


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a file says, and line by line what was understood, doubted and left out."""

    document: PlanDocument
    rows: list[RowNote]


def read(data: bytes, filename: str) -> ReadResult:
    """Reads a plan from a .docx, .xlsx, .csv, .txt, .md or our own .json, told apart by content.

    `filename` only decides between a text and a table of a text file. Nothing is saved. Raises
    `UnreadableDocument` (whole file) with a message for the person who sent it.
    """
    try:
        return _read(data, filename)
    except UnreadableFile as error:
        raise UnreadableDocument(str(error)) from error


def _read(data: bytes, filename: str) -> ReadResult:
    kind = kind_of(data)
    if kind == "json":
        return _read_json(decoded(data))
    if kind == "xlsx":
        return _read_workbook(data)
    if kind == "docx":
        with open_archive(data) as archive:
            return _interpreted(read_docx(archive))
    return _interpreted(_text_blocks(canonical_lines(decoded(data)), filename))


def canonical_lines(text: str) -> str:
    """Like `canonical`, but with the edges: a first row may begin with a tab."""
    return canonical(f"|{text}|")[1:-1]


def _text_blocks(text: str, filename: str) -> list[Block]:
    is_csv = PurePosixPath(filename.lower()).suffix in {".csv", ".tsv"}
    return read_delimited(text) if is_csv or is_delimited(text) else read_text(text)


def _interpreted(blocks: list[Block]) -> ReadResult:
    if sum(says_something(piece.text) for piece in pieces_of(blocks)) > MOST_PIECES:
        raise UnreadableDocument(_("El archivo tiene demasiados párrafos y celdas para ser un plan."))
    document, rows = interpret(blocks)
    if not rows or all(row.text == "" for row in rows):
        raise UnreadableDocument(_("El archivo no tiene texto que leer."))
    return ReadResult(document, rows)


def _read_workbook(data: bytes) -> ReadResult:
    sheets = read_xlsx(data)
    if is_own_workbook(sheets):
        try:
            document, rows = read_own_workbook(sheets)
            return ReadResult(document, rows)
        except InvalidDocument:
            pass  # Edited beyond its own form: read it like anybody's workbook.
    return _interpreted(read_sheets(sheets))


def _read_json(text: str) -> ReadResult:
    try:
        data = json.loads(text)
        document = from_json(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(_("El archivo JSON está mal formado.")) from error
    except InvalidDocument as error:
        raise UnreadableDocument(str(error)) from error
    unknown = _("Esta versión no conoce este dato.")
    left_out = [RowNote("left_out", key, str(data[key]), unknown, "") for key in unknown_keys(data)]
    return ReadResult(document, [*_notes_of(document), *left_out])


def _notes_of(document: PlanDocument) -> list[RowNote]:
    """Our own formats are understood as they stand."""
    return [
        RowNote("understood", _("objetivo %(n)d") % {"n": number + 1}, action.title, "", _action_path(number, place))
        for number, objective in enumerate(document.objectives)
        for place, action in enumerate(objective.actions)
    ]


def _action_path(objective: int, action: int) -> str:
    return f"objectives.{objective}.actions.{action}"
