"""Spreadsheets of any municipality: each sheet a table whose columns are told by their titles."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from pregon.kernel.spreadsheets import ReadSheet, read_csv

from ..blocks import Block, Paragraph, Piece, Row, Table
from ..document import canonical
from ..headings import SURE, best
from ..phrases.audiences import audience_in_cell
from .markup import plain

SEPARATORS = ";,\t|"
_LOOKED_AT = 15  # rows


def read_sheets(sheets: Sequence[ReadSheet]) -> list[Block]:
    """One table per sheet; a sheet's name counts when it says a level ("Internas")."""
    blocks: list[Block] = []
    for sheet in sheets:
        where = _("hoja «%(name)s»") % {"name": sheet.title}
        if len(sheets) > 1 and audience_in_cell(sheet.title):
            blocks.append(Paragraph(Piece(_level_heading(sheet.title), where), is_heading=True))
        blocks.append(_table(sheet.rows, where))
    return blocks


def _level_heading(title: str) -> str:
    """ "Internas" alone is no heading in a text, but it is one as the name of a sheet."""
    level = "interno" if audience_in_cell(title) == "internal" else "externo"
    return f"{title}: nivel {level}" if "nivel" not in title.lower() else title


def read_delimited(text: str) -> list[Block]:
    """A text with separators; which one is told by the table that it gives."""
    return [_table(read_csv(text, separator_of(text)), _("tabla"))]


def _table(rows: list[list[str]], where: str) -> Table:
    width = max(map(len, rows), default=0)
    return Table(
        tuple(_row(row + [""] * (width - len(row)), where, number) for number, row in enumerate(rows, start=1)),
        may_continue=False,
    )


def _row(cells: list[str], where: str, number: int) -> Row:
    location = _("%(where)s, fila %(n)d") % {"where": where, "n": number}
    return Row(tuple(Piece(plain(canonical(cell)), location) for cell in cells))


def separator_of(text: str) -> str:
    """The separator under which most rows are as wide as the header; ";" when none cuts anything."""
    return max(SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[int, int, int]:
    rows = [row for row in read_csv(_first_lines(text), separator) if row]
    titles = max((_titles(row) for row in rows), default=0)
    wide = [len(row) for row in rows if len(row) > 1]
    same = max((wide.count(width) for width in set(wide)), default=0)
    return titles, same, -SEPARATORS.index(separator)


def _first_lines(text: str) -> str:
    """Enough to tell the separator; a quote left open by the cut closes."""
    sample = "\n".join(text.split("\n")[:_LOOKED_AT])
    return sample + '"' if sample.count('"') % 2 else sample


def _titles(row: list[str]) -> int:
    found = [best(cell) for cell in row]
    return sum(match is not None and match.score >= SURE for match in found)


def is_delimited(text: str) -> bool:
    """Whether one of the first lines is a header with separators: a CSV, whatever its name."""
    lines = [line for line in text.split("\n")[:_LOOKED_AT] if line.strip()]
    return any(_titles(line.split(separator)) >= 3 for line in lines for separator in ";,")
