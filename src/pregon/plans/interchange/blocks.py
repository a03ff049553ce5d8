"""A document without its format: paragraphs and tables, each piece of text with the place it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BULLET = "- "


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """The smallest part that is understood, doubted or left out: a paragraph or a cell.

    Lines of `text` end in `\\n`; a line that is an item of a list begins with "- ". Two pieces are never
    equal, even with the same text.
    """

    text: str
    location: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`is_heading` when the format says so; `is_furniture` for page headers, footers and notes."""

    piece: Piece
    is_heading: bool = False
    is_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Piece, ...]

    @property
    def filled(self) -> list[int]:
        """Positions of the cells that say something."""
        return [position for position, cell in enumerate(self.cells) if says_something(cell.text)]

    def text(self, position: int) -> str:
        return self.cells[position].text if position < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """`may_continue` when it can be the rest of the table before it, cut by a page."""

    rows: tuple[Row, ...]
    may_continue: bool = True


Block = Paragraph | Table


def says_something(text: str) -> bool:
    """Rules, bullets and lines of dots say nothing."""
    return any(letter.isalnum() for letter in text)


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.piece
        else:
            yield from (cell for row in block.rows for cell in row.cells)
