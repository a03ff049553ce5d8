"""Answers as tables whose columns stay the same over all versions, and the codebook that explains them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.kernel.spreadsheets import Sheet, Value, write_csv, write_xlsx

from .kinds.base import Column
from .kinds.registry import kind_of
from .models import Form, FormVersion, Submission
from .queries import submissions_of, versions_of

CHUNK = 500


@dataclass(frozen=True)
class ExtraColumn:
    """A column that the feature adds before the answers: its code of participation, its audience."""

    key: str
    label: str
    value: Callable[[Submission], Value]


@dataclass(frozen=True)
class Described:
    """A column of the answers, as the codebook tells it. `versions` are those in which it is asked."""

    column: Column
    question: str
    page: str
    kind: str
    versions: tuple[int, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)


class Table:
    """The answers of a form. `submissions` may be narrowed by the feature; rows come one at a time."""

    def __init__(
        self, form: Form, submissions: QuerySet[Submission] | None = None, extra: Sequence[ExtraColumn] = ()
    ) -> None:
        self.form, self.extra = form, list(extra)
        self.submissions = submissions_of(form) if submissions is None else submissions
        self.versions = {version.pk: version for version in versions_of(form)}
        self.described = describe(self.versions.values())

    @property
    def keys(self) -> list[str]:
        """The stable names of the columns, which head the table."""
        return [*META, *(each.key for each in self.extra), *self.described]

    def rows(self) -> Iterator[list[Value]]:
        """A row per answer, in the order in which they came."""
        for submission in self.submissions.iterator(chunk_size=CHUNK):
            yield [*self._meta(submission), *(each.value(submission) for each in self.extra), *self._cells(submission)]

    def codebook(self) -> Iterator[list[Value]]:
        """A row per column: what it holds, what its codes mean, in which versions it is asked."""
        for key, label in META.items():
            yield [key, str(label()), "", "", _codes(_META_CODES.get(key, dict)()), ""]
        for each in self.extra:
            yield [each.key, each.label, "", "", "", ""]
        for key, told in self.described.items():
            versions = ", ".join(map(str, told.versions))
            yield [key, told.column.label, told.page, told.kind, _codes(told.codes), versions]

    def _meta(self, submission: Submission) -> list[Value]:
        version = self.versions[submission.version_id]
        moment = timezone.localtime(submission.received_at).replace(tzinfo=None, microsecond=0)
        return [submission.pk, moment.isoformat(sep=" "), submission.source, version.number]

    def _cells(self, submission: Submission) -> list[Value]:
        cells = cells_of(self.versions[submission.version_id], submission)
        return [cells.get(key) for key in self.described]


META: dict[str, Callable[[], str]] = {
    "respuesta": lambda: _("Número de la respuesta"),
    "recibida": lambda: _("Cuándo se recibió, hora de Colombia"),
    "fuente": lambda: _("Cómo llegó"),
    "version": lambda: _("Versión del formulario que se respondió"),
}
_META_CODES: dict[str, Callable[[], dict[str, str]]] = {
    "fuente": lambda: {str(value): str(label) for value, label in Submission._meta.get_field("source").flatchoices},
}
CODEBOOK_HEADER = ("columna", "qué contiene", "página", "tipo", "códigos", "versiones")


def describe(versions: Iterable[FormVersion]) -> dict[str, Described]:
    """Every column of every version by its key: those of the newest first in their order, then what was asked before.

    Labels are the newest ones; codes of all versions are kept, because old answers use them.
    """
    described: dict[str, Described] = {}
    for version in sorted(versions, key=lambda each: each.number, reverse=True):
        for told in _columns(version):
            known = described.get(told.column.key)
            described[told.column.key] = _merged(known, told) if known else told
    return described


def _columns(version: FormVersion) -> Iterator[Described]:
    for page in version.definition.pages:
        for asked in page.fields:
            kind = kind_of(asked)
            for column in kind.columns(asked):
                yield Described(column, asked.label, page.title, str(kind.label), (version.number,), dict(column.codes))


def _merged(newer: Described, older: Described) -> Described:
    versions = tuple(sorted({*newer.versions, *older.versions}))
    return replace(newer, versions=versions, codes={**older.codes, **newer.codes})


def cells_of(version: FormVersion, submission: Submission) -> dict[str, Value]:
    """An answer by column key."""
    cells: dict[str, Value] = {}
    for key, value in submission.values.items():
        asked = version.definition.by_key[key]
        cells |= kind_of(asked).cells(asked, value)
    return cells


def _codes(codes: dict[str, str]) -> str:
    return "; ".join(f"{code} = {label}" for code, label in codes.items())


def answers_csv(table: Table) -> Iterator[bytes]:
    """The answers as a streamed CSV."""
    return write_csv(table.keys, table.rows())


def codebook_csv(table: Table) -> Iterator[bytes]:
    return write_csv(CODEBOOK_HEADER, table.codebook())


def workbook(table: Table) -> bytes:
    """The answers and the codebook as two sheets."""
    return write_xlsx(
        [
            Sheet(_("Respuestas"), table.keys, table.rows()),
            Sheet(_("Libro de códigos"), CODEBOOK_HEADER, table.codebook(), widths=[28, 60, 30, 24, 60, 14]),
        ]
    )


def answers_json(table: Table) -> Iterator[bytes]:
    """The codebook and the answers as one JSON document, streamed."""
    codebook = [dict(zip(CODEBOOK_HEADER, row, strict=True)) for row in table.codebook()]
    yield b'{"codebook": ' + _json(codebook) + b',\n"answers": ['
    for number, row in enumerate(table.rows()):
        yield (b",\n" if number else b"\n") + _json(dict(zip(table.keys, row, strict=True)))
    yield b"\n]}\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_plain).encode()


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)
