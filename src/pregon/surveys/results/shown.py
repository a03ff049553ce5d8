"""A question's numbers as a page shows them: charts and words, ready."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..words import decimal_words, share_words
from .chart import BarChart, bar_chart
from .numbers import Line, Question


@dataclass(frozen=True)
class TableRow:
    """The label, then a cell per column; `closed` when the groups of this row are too small to be shown."""

    label: str
    cells: list[str]
    closed: bool = False


@dataclass(frozen=True)
class Table:
    """`closed_span` is how many cells a closed row leaves out at its end."""

    caption: str
    header: list[str]
    rows: list[TableRow]
    closed_span: int = 0


@dataclass(frozen=True)
class Part:
    """A chart with its table; a matrix has one for each row."""

    title: str
    chart: BarChart | None
    table: Table


@dataclass(frozen=True)
class Shown:
    key: str
    label: str
    n: int
    is_closed: bool
    notes: list[str]
    parts: list[Part] = field(default_factory=list)


def shown(question: Question) -> Shown:
    """Of a question whose group is too small, that it is so and nothing else."""
    if question.is_closed or not question.n:
        return Shown(question.key, question.label, question.n, question.is_closed, [])
    return Shown(question.key, question.label, question.n, False, _notes(question), _parts(question))


def _notes(question: Question) -> list[str]:
    notes = []
    if question.mean is not None and question.median is not None:
        values = {"mean": decimal_words(question.mean), "median": decimal_words(question.median), "unit": question.unit}
        notes.append(_("Promedio: %(mean)s %(unit)s · la mitad respondió %(median)s o menos.") % values)
    if question.nature == "multiple":
        notes.append(_("Cada persona podía marcar varias: los porcentajes suman más de 100 %."))
    if question.breakdown and question.breakdown.has_closed:
        notes.append(_("Donde dice «menos de 5» no se muestra por dónde respondieron, para cuidar a esas personas."))
        notes.append(_("A veces se reserva otra fila más, para que ese número no se pueda calcular."))
    return [" ".join(note.split()) for note in notes]


def _parts(question: Question) -> list[Part]:
    if question.rows:
        return [Part(row.label, bar_chart(row.lines), _lines_table(row.lines, row.n)) for row in question.rows]
    if question.ranked:
        return [Part("", bar_chart([each.first for each in question.ranked]), _ranks_table(question))]
    if question.lines:
        return [Part("", bar_chart(question.lines), _lines_table(question.lines, question.n, question))]
    return []


def _lines_table(lines: list[Line], n: int, question: Question | None = None) -> Table:
    groups = question.breakdown.groups if question and question.breakdown else []
    header = [_("Respuesta"), _("Personas"), _("Porcentaje"), *(f"{name} ({size})" for name, size in groups)]
    cells = question.breakdown.cells if question and question.breakdown else [[] for _line in lines]
    rows = [_row(line, cells[number]) for number, line in enumerate(lines)]
    return Table(_("Respondieron %(n)d personas") % {"n": n}, header, rows, len(groups))


def _row(line: Line, more: list[int] | None) -> TableRow:
    cells = [str(line.count), share_words(line.share), *(str(count) for count in more or [])]
    return TableRow(line.label, cells, closed=more is None)


def _ranks_table(question: Question) -> Table:
    header = [_("Opción"), _("La pusieron de primera"), _("Porcentaje"), _("La eligieron"), _("Puesto promedio")]
    rows = []
    for each in question.ranked:
        mean = decimal_words(each.mean_place) if each.mean_place else "—"
        cells = [str(each.first.count), share_words(each.first.share), str(each.placed), mean]
        rows.append(TableRow(each.label, cells))
    return Table(_("Respondieron %(n)d personas") % {"n": question.n}, header, rows)
