"""A form on paper: the sheet to be filled in by hand, and the copy of what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from pregon.documents.public import render_pdf
from pregon.kernel.prose import to_plain

from .domain.definition import Definition, Field, Json, Page
from .domain.words import condition_words
from .kinds.base import Paper
from .kinds.registry import kind_of
from .reading import read_answers


def sheet_pdf(
    definition: Definition, *, title: str, intro: str = "", footer: str = "", also_asked: Sequence[str] = ()
) -> bytes:
    """The questions with boxes and lines, numbered as they are typed in; `footer` says where the sheet goes.

    A question that depends on another says when it is answered. `also_asked` are lines at the end that are no part of
    the answers, such as the document by which nobody counts twice. Raises `TextDoesNotFit`.
    """
    pages = [_blank_page(page, definition) for page in definition.pages]
    if pages:
        pages[-1]["questions"] += [_line_for(label) for label in also_asked]
    return render_pdf("form", _head(title, intro, footer, pages))


def copy_pdf(definition: Definition, values: Mapping[str, Json], *, title: str, footer: str = "") -> bytes:
    """What somebody answered, to keep. Raises `TextDoesNotFit`."""
    pages = [
        {"title": page.title, "intro": "", "questions": [_answered(row.label, row.text) for row in page.rows]}
        for page in read_answers(definition, values)
    ]
    return render_pdf("form", _head(title, "", footer, pages))


def _head(title: str, intro: str, footer: str, pages: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": title,
        "municipality": settings.INSTANCE.settings.name,
        "intro": to_plain(intro),
        "footer": footer,
        "pages": pages,
    }


def _blank_page(page: Page, definition: Definition) -> dict[str, Any]:
    questions = [_question(field, definition) for field in page.fields]
    return {"title": page.title, "intro": to_plain(page.intro), "questions": questions}


def _question(field: Field, definition: Definition) -> dict[str, Any]:
    paper = kind_of(field).paper(field)
    only_if = condition_words(field.show_if, definition)
    hints = [_("Solo si %(condition)s.") % {"condition": only_if} if only_if else "", field.hint, paper.note]
    return {**asdict(paper), "label": field.label, "hints": [hint for hint in hints if hint], "answer": ""}


def _line_for(label: str) -> dict[str, Any]:
    return {**asdict(Paper()), "label": label, "hints": [], "answer": ""}


def _answered(label: str, text: str) -> dict[str, Any]:
    return {"shape": "answer", "label": label, "hints": [], "answer": text}
