"""What is wrong with a form before anybody is asked anything, in words that name the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _
from pydantic import ValidationError

from ..kinds.registry import kinds
from .definition import MAX_FIELDS, Comparison, Definition, Field, Json, comparisons_in, depth_of

MOST_COMPARISONS, DEEPEST = 20, 5


@dataclass(frozen=True)
class Problem:
    """Something wrong; `key` is the question's or the page's, empty when it is the form's."""

    key: str
    text: str


class InvalidDefinition(Exception):
    """The form cannot be kept as it is; `problems` says everything that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.text for problem in problems))


def read_definition(data: Json) -> Definition:
    """A definition from its JSON. Raises `InvalidDefinition` when it is none or has problems."""
    try:
        definition = Definition.model_validate(data)
    except ValidationError as error:
        raise InvalidDefinition([Problem("", sentence_of(each)) for each in error.errors()[:20]]) from error
    refuse_problems(definition)
    return definition


def refuse_problems(definition: Definition) -> None:
    """Raises `InvalidDefinition` with every problem."""
    problems = problems_of(definition)
    if problems:
        raise InvalidDefinition(problems)


def problems_of(definition: Definition) -> list[Problem]:
    """Everything that is wrong with what a definition means."""
    return [
        *_repeated_keys(definition),
        *(problem for field in definition.fields for problem in _of_kind(field)),
        *_cycles(definition),
        *(problem for field in definition.fields for problem in _of_condition(field, definition)),
    ]


def problems_of_publishing(definition: Definition) -> list[Problem]:
    """What a draft may lack and a form that people answer may not."""
    if not definition.fields:
        return [Problem("", _("Agregue al menos una pregunta."))]
    empty = [page for page in definition.pages if not page.fields]
    words = _("La página «%(page)s» no tiene preguntas. Agregue una o quite la página.")
    return [Problem(page.key, words % {"page": page.title}) for page in empty]


def _repeated_keys(definition: Definition) -> Iterator[Problem]:
    counts = Counter([page.key for page in definition.pages])
    for page in definition.pages:
        if counts[page.key] > 1:
            yield Problem(page.key, _("Hay dos páginas con la clave «%(key)s».") % {"key": page.key})
    counts = Counter(field.key for field in definition.fields)
    for field in definition.fields:
        if counts[field.key] > 1:
            words = _("«%(field)s»: otra pregunta tiene la misma clave, «%(key)s».")
            yield Problem(field.key, words % {"field": field.label, "key": field.key})
    if len(definition.fields) > MAX_FIELDS:
        yield Problem("", _("Son demasiadas preguntas: máximo %(limit)d.") % {"limit": MAX_FIELDS})


def _of_kind(field: Field) -> Iterator[Problem]:
    kind = kinds.get(field.kind)
    if kind is None:
        words = _("«%(field)s»: no existe el tipo de pregunta «%(kind)s».")
        yield Problem(field.key, words % {"field": field.label, "kind": field.kind})
        return
    try:
        kind.options(field)
    except ValidationError as error:
        for each in error.errors()[:5]:
            yield Problem(field.key, f"«{field.label}»: {sentence_of(each)}")
        return
    for text in kind.problems(field):
        yield Problem(field.key, f"«{field.label}»: {text}")


def _cycles(definition: Definition) -> Iterator[Problem]:
    try:
        TopologicalSorter(_dependencies(definition)).prepare()
    except CycleError as error:
        circle = [definition.by_key[key] for key in error.args[1]]
        names = " → ".join(f"«{field.label}»" for field in reversed(circle))
        words = _("Estas preguntas dependen unas de otras en círculo: %(names)s.")
        yield Problem(circle[0].key, words % {"names": names})


def _dependencies(definition: Definition) -> dict[str, set[str]]:
    """Which questions each one looks at; unknown ones left out."""
    return {
        field.key: {each.field for each in comparisons_in(field.show_if) if each.field in definition.by_key}
        for field in definition.fields
    }


def _of_condition(field: Field, definition: Definition) -> Iterator[Problem]:
    comparisons = list(comparisons_in(field.show_if))
    if len(comparisons) > MOST_COMPARISONS or depth_of(field.show_if) > DEEPEST:
        yield Problem(field.key, _("«%(field)s»: su condición es demasiado larga.") % {"field": field.label})
    before = _before(field, definition)
    for comparison in comparisons:
        if text := _of_comparison(comparison, before, definition):
            yield Problem(field.key, f"«{field.label}»: {text}")


def _before(field: Field, definition: Definition) -> dict[str, Field]:
    before: dict[str, Field] = {}
    for each in definition.fields:
        if each is field:
            break
        before[each.key] = each
    return before


def _of_comparison(comparison: Comparison, before: Mapping[str, Field], definition: Definition) -> str:
    if comparison.field not in definition.by_key:
        return _("depende de una pregunta que no existe («%(key)s»).") % {"key": comparison.field}
    other = before.get(comparison.field)
    if other is None:
        label = definition.by_key[comparison.field].label
        return _("depende de «%(other)s», que debe ir antes.") % {"other": label}
    kind = kinds.get(other.kind)
    if kind is None or _has_bad_options(other):
        return ""  # Told already.
    if comparison.op not in kind.operators:
        words = _("«%(other)s» es de tipo «%(kind)s» y no se puede comparar así.")
        return words % {"other": other.label, "kind": kind.label}
    if comparison.op == "answered":
        return ""
    problem = kind.problem_of_operand(other, comparison.value)
    return _("al comparar con «%(other)s»: %(problem)s") % {"other": other.label, "problem": problem} if problem else ""


def _has_bad_options(field: Field) -> bool:
    try:
        kinds[field.kind].options(field)
    except ValidationError:
        return True
    return False


def sentence_of(error: Mapping[str, Json]) -> str:
    """A fault that pydantic found, in our words where we wrote them."""
    own = error.get("ctx", {}).get("error")
    if isinstance(own, ValueError):
        return str(own)
    place = ".".join(str(part) for part in error["loc"])
    words = _FAULTS.get(error["type"])
    return f"{place}: {words() if words else error['msg']}" if place else str(error["msg"])


_FAULTS = {
    "missing": lambda: _("falta."),
    "extra_forbidden": lambda: _("sobra: no se conoce."),
    "string_too_long": lambda: _("es demasiado largo."),
    "string_too_short": lambda: _("está vacío."),
    "string_pattern_mismatch": lambda: _("solo puede tener letras minúsculas sin tilde, números y guion bajo."),
    "too_long": lambda: _("tiene demasiados elementos."),
    "too_short": lambda: _("está vacío."),
    "greater_than_equal": lambda: _("es demasiado pequeño."),
    "less_than_equal": lambda: _("es demasiado grande."),
    "int_parsing": lambda: _("debe ser un número entero."),
    "int_type": lambda: _("debe ser un número entero."),
    "literal_error": lambda: _("no es uno de los valores que se aceptan."),
}
