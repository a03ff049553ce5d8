"""The act as a Word document, for those who sign on paper or file it by hand."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from .domain.act_document import Document

LETTER = (Cm(21.59), Cm(27.94))


def write_act(document: Document) -> bytes:
    """A .docx that says what the PDF says."""
    word = WordDocument()
    _set_page(word, document)
    word.add_paragraph(_("Alcaldía de %(name)s") % {"name": document["municipality"]})
    word.add_heading(document["title"], level=0)
    word.add_paragraph(f"{document['committee']} · {document['meeting']}")
    _add_table(word, [], document["facts"])
    _add_people(word, document)
    _add_section(word, _("Apertura"), document["opening"])
    for item in document["items"]:
        _add_item(word, item)
    _add_section(word, _("Cierre y compromisos"), document["closing"])
    for signature in document["signatures"]:
        word.add_paragraph(f"\n\n______________________________\n{signature['name']}\n{signature['seat']}")
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _set_page(word: Any, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = LETTER
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    word.core_properties.title = f"{document['title']} · {document['committee']}"[:255]
    word.core_properties.author = document["municipality"]
    word.core_properties.language = "es-CO"
    word.core_properties.comments = ""


def _add_people(word: Any, document: Document) -> None:
    word.add_heading(document["attendance_title"], level=1)
    header = [_("Nombre"), _("Cargo"), _("En el Comité"), document["attendance_title"]]
    rows = [[row["name"], row["office"], row["seat"], row["presence"]] for row in document["attendance"]]
    _add_table(word, header, rows)
    if document["guests"]:
        word.add_paragraph(_("Invitados: %(names)s.") % {"names": "; ".join(document["guests"])})


def _add_item(word: Any, item: Document) -> None:
    word.add_heading(f"{item['number']}. {item['title']}", level=1)
    for text in (item["summary"], item["discussion"]):
        _add_text(word, text)
    if item["votes"]:
        _add_table(word, [_("Miembro"), _("Voto")], [[vote["name"], vote["choice"]] for vote in item["votes"]])
        word.add_paragraph(_("Votación: %(tally)s.") % {"tally": item["tally"]})
    word.add_paragraph().add_run(_("Decisión: %(outcome)s.") % {"outcome": item["outcome"]}).bold = True
    _add_text(word, item["conditions"])


def _add_section(word: Any, title: str, text: str) -> None:
    if text:
        word.add_heading(title, level=1)
        _add_text(word, text)


def _add_text(word: Any, text: str) -> None:
    for line in filter(None, map(str.strip, text.split("\n"))):
        word.add_paragraph(line)


def _add_table(word: Any, header: list[str], rows: Iterable[list[str]]) -> None:
    rows = list(rows)
    table = word.add_table(rows=0, cols=len(header or rows[0]), style="Table Grid") if header or rows else None
    if table is None:
        return
    if header:
        cells = table.add_row()
        _repeat_on_each_page(cells)
        for cell, title in zip(cells.cells, header, strict=True):
            cell.paragraphs[0].add_run(title).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _repeat_on_each_page(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
