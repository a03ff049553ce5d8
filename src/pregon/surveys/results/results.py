"""The results of a survey, question by question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pregon.forms.public import Definition, Field, FormVersion, Source, Tally, kind_of, versions_of

from ..models import Survey
from ..queries import counted_submissions
from .numbers import (
    Breakdown,
    Given,
    Question,
    count_choices,
    count_numbers,
    count_ranks,
    count_rows,
)
from .small_groups import SMALLEST, closed_rows, is_small, merged_groups

COUNTED = (Tally.CATEGORICAL, Tally.MULTIPLE, Tally.NUMERIC, Tally.RANKING, Tally.MATRIX)
CHUNK = 500


@dataclass(frozen=True)
class Results:
    """`n` answered. `by_source` and breakdowns are without small groups; `is_closed` when all of it is one."""

    survey: Survey
    n: int
    by_source: list[tuple[str, int]]
    questions: list[Question]

    @property
    def is_closed(self) -> bool:
        return is_small(self.n)

    @property
    def rate(self) -> float | None:
        """The share of those who were asked, 0 to 1."""
        return self.n / self.survey.universe if self.survey.universe else None


def results_of(survey: Survey) -> Results:
    """Counts every answer that was not withdrawn, over all versions. Free texts are left out: they are never public."""
    versions = {version.pk: version for version in versions_of(survey.form)}
    given, sources = _read(survey, versions)
    questions = [] if is_small(len(sources)) else [_question(key, asked, given[key]) for key, asked in _asked(versions)]
    sizes = {source.value: sources.count(source.value) for source in Source}
    by_source = [] if is_small(len(sources)) else [(name, size) for name, _of, size in _groups(sizes)]
    return Results(survey, len(sources), by_source, questions)


def _read(survey: Survey, versions: dict[int, FormVersion]) -> tuple[dict[str, list[Given]], list[str]]:
    """The answers by question, and the source of each survey that was answered."""
    given: dict[str, list[Given]] = {key: [] for key, _asked_as in _asked(versions)}
    sources = []
    for submission in counted_submissions(survey).iterator(chunk_size=CHUNK):
        sources.append(submission.source)
        fields = versions[submission.version_id].definition.by_key
        for key, value in submission.values.items():
            if key in given:
                given[key].append((fields[key], value, submission.source))
    return given, sources


def _asked(versions: dict[int, FormVersion]) -> list[tuple[str, list[tuple[int, Field]]]]:
    """What is counted, in the order of the newest version and then what was asked before; each as it was asked."""
    asked: dict[str, list[tuple[int, Field]]] = {}
    for version in sorted(versions.values(), key=lambda each: -each.number):
        for field in _counted_fields(version.definition):
            asked.setdefault(field.key, []).append((version.number, field))
    return list(asked.items())


def _counted_fields(definition: Definition) -> list[Field]:
    return [field for field in definition.fields if kind_of(field).tally in COUNTED and field.kind != "statement"]


def _question(key: str, asked: list[tuple[int, Field]], given: list[Given]) -> Question:
    field = asked[0][1]
    nature, n = kind_of(field).tally, len(given)
    versions = tuple(sorted(number for number, _field in asked))
    question = Question(key, field.label, nature, n, versions=versions, unit=_unit(field))
    if is_small(n):
        return replace(question, is_closed=True)
    counted = replace(question, **_count(nature, [each for _number, each in asked], given))
    return replace(counted, breakdown=_breakdown(counted, given))


def _unit(field: Field) -> str:
    return " ".join(part for part in kind_of(field).around(field) if part not in ("", "$"))


def _count(nature: Tally, asked: list[Field], given: Sequence[Given]) -> dict[str, Any]:
    labels = _labels(asked)
    if nature == Tally.NUMERIC:
        return count_numbers(labels, given)
    if nature == Tally.RANKING:
        return count_ranks(labels, given)
    if nature == Tally.MATRIX:
        rows = {code: label for field in reversed(asked) for code, label in kind_of(field).rows(field).items()}  # type: ignore[attr-defined]
        return count_rows(labels, rows, given)
    return count_choices(labels, given)


def _labels(asked: list[Field]) -> dict[str, str]:
    """What could be answered, in the words and the order of the newest version; what was taken out comes last."""
    labels: dict[str, str] = {}
    for field in asked:
        labels = {**labels, **{code: label for code, label in _labels_of(field).items() if code not in labels}}
    return labels


def _labels_of(field: Field) -> dict[str, str]:
    kind = kind_of(field)
    if field.kind == "scale":
        options = kind.options(field)
        ends = {options.first: options.low, options.last: options.high}
        return {str(code): f"{text}: {ends[code]}" if code in ends else text for code, text in kind.choices(field)}
    return kind.labels(field) if hasattr(kind, "labels") else {}


def _breakdown(question: Question, given: Sequence[Given]) -> Breakdown | None:
    """How each answer came in; None with one group only, and when nothing is left to show without telling of few."""
    if not question.lines:
        return None
    sizes = {source.value: sum(each[2] == source.value for each in given) for source in Source}
    groups = _groups(sizes)
    if len(groups) < 2:
        return None
    chosen = Counter((code, source) for asked, value, source in given for code in _codes(asked, value))
    table = [
        [sum(chosen[line.code, member] for member in members) for _name, members, _size in groups]
        for line in question.lines
    ]
    closed = closed_rows(table, columns_add_up=question.nature != Tally.MULTIPLE)
    if closed is None or not any(any(row) for number, row in enumerate(table) if number not in closed):
        return None
    cells = [None if number in closed else row for number, row in enumerate(table)]
    return Breakdown([(name, size) for name, _members, size in groups], cells)


def _groups(sizes: dict[str, int]) -> list[tuple[str, tuple[str, ...], int]]:
    """Name, members and size of each group by source; none has fewer than five people."""
    made = [
        (_join([str(Source(member).label) for member in members]), members, sum(sizes[member] for member in members))
        for members in merged_groups(sizes).values()
    ]
    return [group for group in made if group[2] >= SMALLEST]


def _join(labels: list[str]) -> str:
    first, *rest = labels
    return " + ".join([first, *(label[:1].lower() + label[1:] for label in rest)])


def _codes(asked: Field, value: Any) -> list[str]:
    return [str(value)] if kind_of(asked).tally == Tally.NUMERIC else kind_of(asked).codes(asked, value)
