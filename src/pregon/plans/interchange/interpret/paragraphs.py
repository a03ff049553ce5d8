"""Paragraphs: headings and labels set where the reader stands, the rest goes where it stands."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from pregon.kernel.folding import fold

from ..blocks import Paragraph, Piece
from . import front
from .reading import Mode, Reading
from .sections import place
from .signposts import read_heading, read_label

_PAGE_NUMBER = re.compile(r"^(?:pag(?:ina|\.)?)?\s*\d{1,4}(?:\s*(?:de|/)\s*\d{1,4})?$")


def read_paragraph(reading: Reading, paragraph: Paragraph) -> None:
    """Places one paragraph; headings and labels change what the next ones belong to."""
    piece, text = paragraph.piece, paragraph.piece.text.strip()
    if paragraph.is_furniture or _is_page_furniture(reading, text):
        _read_furniture(reading, piece, text)
    elif not (read_heading(reading, paragraph, text) or read_label(reading, piece, text)):
        place(reading, piece, text)


def _is_page_furniture(reading: Reading, text: str) -> bool:
    """Page numbers, and lines of the cover that come again on every page."""
    if _PAGE_NUMBER.match(fold(text)):
        return True
    return reading.mode is not Mode.FRONT and fold(text) in reading.front_lines


def _read_furniture(reading: Reading, piece: Piece, text: str) -> None:
    if not reading.plan.municipality and front.municipality_in(text):
        reading.plan.municipality = front.municipality_in(text)
        reading.ledger.understood(piece, "municipality")
    else:
        reading.ledger.left_out(piece, _("Encabezado, pie o número de página."))
