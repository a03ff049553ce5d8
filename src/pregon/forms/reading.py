"""An answered form to be read: on a review page, in a mail, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from .domain.definition import Definition, Json
from .kinds.registry import kind_of
from .models import Submission


@dataclass(frozen=True)
class ReadAnswer:
    """A question and its answer in words; empty when there is none."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class ReadPage:
    key: str
    title: str
    rows: list[ReadAnswer] = field(default_factory=list)


def read_answers(definition: Definition, values: Mapping[str, Json], *, blanks: bool = False) -> list[ReadPage]:
    """What was answered, page by page; with `blanks` also the questions without an answer."""
    pages = []
    for page in definition.pages:
        rows = [_row(each.key, definition, values) for each in page.fields if blanks or each.key in values]
        if rows:
            pages.append(ReadPage(page.key, page.title, rows))
    return pages


def _row(key: str, definition: Definition, values: Mapping[str, Json]) -> ReadAnswer:
    asked = definition.by_key[key]
    text = kind_of(asked).display(asked, values[key]) if key in values else ""
    return ReadAnswer(key, asked.label, text)


def as_text(submission: Submission) -> str:
    """Plain text, for a mail that is read anywhere."""
    pages = read_answers(submission.version.definition, submission.values)
    return "\n\n".join(_page_text(page) for page in pages) or _("Sin respuestas.")


def _page_text(page: ReadPage) -> str:
    lines = [f"{row.label}\n{row.text}" for row in page.rows]
    return "\n\n".join([page.title.upper(), *lines])


def as_data(submission: Submission) -> dict[str, Json]:
    """JSON for a document that the caller composes: title, version, moment, source and the pages with their rows."""
    version = submission.version
    return {
        "title": version.form.title,
        "version": version.number,
        "received_at": submission.received_at.isoformat(),
        "source": str(submission.get_source_display()),
        "pages": [asdict(page) for page in read_answers(version.definition, submission.values)],
    }
