"""Word documents: paragraphs, lists and tables with merged cells, read from their XML within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from pregon.kernel.archives import UnreadableFile, read_entry, refuse_document_types

from ..blocks import BULLET, Block, Paragraph, Piece, Row, Table, says_something
from ..document import canonical
from .markup import plain

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FURNITURE = re.compile(r"word/(?:header|footer|footnotes|endnotes|comments)\d*\.xml")
_LIST_STYLE = re.compile(r"list|lista|vi[ñn]eta|bullet", re.I)
_HEADING_STYLE = re.compile(r"^(?:heading|t[ií]tulo|ttulo|title|subtitle|subt[ií]tulo|encabezado)", re.I)
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}txbxContent", _FALLBACK}
LARGEST_PART = 16 * 1024 * 1024  # bytes of XML
MOST_CELLS = 40_000


@dataclass
class _Counter:
    tables: int = 0
    paragraphs: int = 0
    cells: int = 0


def read_docx(archive: ZipFile) -> list[Block]:
    """The body in its order, then headers, footers and notes as furniture. Raises `UnreadableFile`."""
    refuse_document_types(archive)
    counter = _Counter()
    try:
        body = _parsed(archive, "word/document.xml").find(f"{_W}body")
        blocks = list(_blocks(body, counter)) if body is not None else []
        return blocks + [block for name in _furniture_parts(archive) for block in _furniture(archive, name)]
    except RecursionError as error:
        raise UnreadableFile(_("El documento tiene demasiadas tablas una dentro de otra.")) from error


def _parsed(archive: ZipFile, name: str) -> Element:
    xml = read_entry(archive, name)
    if len(xml) > LARGEST_PART:
        raise UnreadableFile(_("El documento tiene demasiado texto."))
    try:
        root: Element = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableFile(_("El documento está dañado. Ábralo en Word y guárdelo de nuevo.")) from error
    return root


# --- The body ------------------------------------------------------------------------------------------------


def _blocks(parent: Element, counter: _Counter) -> Iterator[Block]:
    """Paragraphs and tables, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraphs(child, counter)
        elif child.tag == f"{_W}tbl":
            yield from _tables(child, counter)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, counter)


def _paragraphs(element: Element, counter: _Counter) -> Iterator[Block]:
    counter.paragraphs += 1
    text = _paragraph_text(element)
    if says_something(text):
        yield Paragraph(Piece(text, _paragraph_location(counter)), _is_heading(element))
    for box in _text_boxes(element):
        yield from _blocks(box, counter)


def _paragraph_location(counter: _Counter) -> str:
    return _("párrafo %(n)d") % {"n": counter.paragraphs}


def _paragraph_text(element: Element) -> str:
    text = plain(canonical("".join(_runs(element))))
    is_item = _is_list_item(element) and says_something(text) and not text.startswith(BULLET)
    return f"{BULLET}{' '.join(text.split(chr(10)))}" if is_item else text


def _runs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != f"{_W}pPr":
            yield from _runs(child)


def _text_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag != _FALLBACK:
            yield from _text_boxes(child)


def _is_list_item(element: Element) -> bool:
    numbering = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if numbering is not None:
        return numbering.get(f"{_W}val") != "0" and not _is_heading(element)
    return bool(_LIST_STYLE.search(_style(element)))


def _is_heading(element: Element) -> bool:
    return bool(_HEADING_STYLE.match(_style(element)))


def _style(element: Element) -> str:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


# --- Tables --------------------------------------------------------------------------------------------------


def _tables(element: Element, counter: _Counter) -> Iterator[Block]:
    counter.tables += 1
    number = counter.tables
    rows = [_row(row, counter, number, place) for place, row in enumerate(_children(element, "tr"), start=1)]
    yield Table(tuple(rows))
    for row in _children(element, "tr"):
        for cell in _children(row, "tc"):
            for inner in _children(cell, "tbl"):
                yield from _tables(inner, counter)


def _row(element: Element, counter: _Counter, table: int, number: int) -> Row:
    location = _("tabla %(table)d, fila %(row)d") % {"table": table, "row": number}
    texts = [text for cell in _children(element, "tc") for text in _cell(cell)]
    counter.cells += len(texts)
    if counter.cells > MOST_CELLS:
        raise UnreadableFile(_("El documento tiene demasiadas celdas."))
    return Row(tuple(Piece(text, location) for text in _gap(element) + texts))


def _gap(row: Element) -> list[str]:
    """Cells that a row does not begin with."""
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    return [""] * _small_number(before)


def _cell(element: Element) -> list[str]:
    """Its text, blank when it is merged with the cell above, and one blank for each further column it spans."""
    merged = element.find(f"{_W}tcPr/{_W}vMerge")
    goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
    text = "\n".join(filter(None, map(_paragraph_text, _children(element, "p"))))
    span = _small_number(element.find(f"{_W}tcPr/{_W}gridSpan"))
    return ["" if goes_on and not says_something(text) else text] + [""] * max(0, span - 1)


def _small_number(element: Element | None) -> int:
    value = element.get(f"{_W}val", "0") if element is not None else "0"
    return min(int(value), 60) if value.isdecimal() and len(value) < 4 else 0


def _children(element: Element, name: str) -> Iterator[Element]:
    """Direct children with this name, and those inside content controls and insertions."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
            yield from _children(child, name)


# --- Headers, footers, notes ---------------------------------------------------------------------------------


def _furniture_parts(archive: ZipFile) -> list[str]:
    return sorted(name for name in archive.namelist() if _FURNITURE.fullmatch(name))


def _furniture(archive: ZipFile, name: str) -> Iterable[Block]:
    where = _("encabezado, pie o nota")
    for paragraph in _parsed(archive, name).iter(f"{_W}p"):
        text = _paragraph_text(paragraph)
        if says_something(text):
            yield Paragraph(Piece(text, where), is_furniture=True)
