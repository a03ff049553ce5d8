"""Plain text and Markdown: paragraphs, tables with tabs or pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from pregon.kernel.archives import UnreadableFile

from ..blocks import BULLET, Block, Paragraph, Piece, Row, Table, says_something
from ..phrases.lists import continues
from .markup import is_heading, plain

MOST_COLUMNS = 200
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class _Line:
    number: int
    raw: str
    cells: tuple[str, ...] = ()  # of a table's row


def read_text(text: str) -> list[Block]:
    """The blocks of a text; a line that continues the one above it is one paragraph with it."""
    lines = [_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
    blocks: list[Block] = []
    for is_table, group in groupby(_without_blank_between_rows(lines), key=lambda line: bool(line.cells)):
        together = list(group)
        blocks.extend([_table(together)] if is_table else _paragraphs(together))
    return blocks


def _line(number: int, raw: str) -> _Line:
    if _PIPE_ROW.match(raw):
        inner = _UNESCAPED_PIPE.split(raw.strip().strip("|"))
        return _Line(number, raw, tuple(cell.replace("\\|", "|") for cell in inner))
    if "\t" in raw.strip(" ") and says_something(raw):
        return _Line(number, raw, tuple(raw.strip(" \n").split("\t")))
    return _Line(number, raw)


def _without_blank_between_rows(lines: list[_Line]) -> Iterator[_Line]:
    """Blank lines and rules inside a table do not end it."""
    waiting: list[_Line] = []
    in_table = False
    for line in lines:
        if not says_something(line.raw):  # also the rule under a Markdown header
            waiting.append(line)
            continue
        if not (in_table and line.cells):
            yield from (blank for blank in waiting if not blank.cells)
        waiting, in_table = [], bool(line.cells)
        yield line


def _table(lines: list[_Line]) -> Table:
    return Table(tuple(_row(line) for line in lines))


def _row(line: _Line) -> Row:
    where = _location(line)
    if len(line.cells) > MOST_COLUMNS:
        raise UnreadableFile(_("La tabla tiene más de %(limit)d columnas.") % {"limit": MOST_COLUMNS})
    return Row(tuple(Piece(plain(cell), where) for cell in line.cells))


def _paragraphs(lines: list[_Line]) -> list[Block]:
    paragraphs: list[Paragraph] = []
    above = ""
    for line in lines:
        text = plain(line.raw)
        if above and text and paragraphs and _goes_on(paragraphs[-1].piece.text, text):
            paragraphs[-1] = _joined(paragraphs[-1], text)
        elif says_something(text):
            paragraphs.append(Paragraph(Piece(text, _location(line)), is_heading(line.raw)))
        above = text
    return list(paragraphs)


def _goes_on(above: str, text: str) -> bool:
    return continues(above, text) and not text.startswith(BULLET)


def _joined(paragraph: Paragraph, text: str) -> Paragraph:
    piece = paragraph.piece
    return Paragraph(Piece(f"{piece.text} {text}", piece.location), paragraph.is_heading)


def _location(line: _Line) -> str:
    return _("línea %(n)d") % {"n": line.number}
