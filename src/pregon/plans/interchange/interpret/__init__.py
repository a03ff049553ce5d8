"""From neutral blocks to a plan: every format goes this one way."""

from __future__ import annotations

from collections.abc import Sequence

from ..blocks import Block, Paragraph, pieces_of
from ..document import PlanDocument
from .closing import close
from .ledger import Ledger, RowNote
from .paragraphs import read_paragraph
from .reading import Reading
from .tables import read_table

__all__ = ["RowNote", "interpret"]


def interpret(blocks: Sequence[Block]) -> tuple[PlanDocument, list[RowNote]]:
    """The plan that the blocks tell, and what became of each of their pieces."""
    pieces = list(pieces_of(blocks))
    reading = Reading(Ledger(pieces))
    for block in blocks:
        if isinstance(block, Paragraph):
            read_paragraph(reading, block)
        else:
            read_table(reading, block)
    document = close(reading, pieces)
    return document, reading.ledger.notes(document)
