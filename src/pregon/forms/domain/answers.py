"""From what was typed to what was answered: one walk through the questions, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..kinds.base import FieldError, Raw
from ..kinds.registry import kind_of
from .conditions import Seen, holds
from .definition import Definition, Field, Json, Page


@dataclass(frozen=True)
class Checked:
    """What a whole form says. `values` has the answers of visible questions only; `errors` go by key, in order."""

    values: dict[str, Json]
    errors: dict[str, FieldError]
    visible: tuple[str, ...]

    def of_page(self, page: Page) -> list[Field]:
        """The questions of a page that are shown."""
        return [field for field in page.fields if field.key in self.visible]

    def errors_of_page(self, page: Page) -> dict[str, FieldError]:
        return {field.key: self.errors[field.key] for field in page.fields if field.key in self.errors}


def check_answers(definition: Definition, typed: Mapping[str, Raw], *, complete: bool = True) -> Checked:
    """Cleans what was typed by question. A hidden question is neither required nor kept.

    An answer with an error counts as none for the conditions of later questions. With `complete=False` nothing is
    required: on paper people leave things out.
    """
    values: dict[str, Json] = {}
    errors: dict[str, FieldError] = {}
    known: dict[str, Seen] = {}
    for field in definition.fields:
        if not holds(field.show_if, known):
            continue
        known[field.key] = None
        try:
            value = _answer(field, typed.get(field.key, {}), complete=complete)
        except FieldError as error:
            errors[field.key] = error
            continue
        if value is not None:
            values[field.key] = value
            known[field.key] = kind_of(field).see(field, value)
    return Checked(values, errors, tuple(known))


def _answer(field: Field, raw: Raw, *, complete: bool) -> Json:
    """Raises `FieldError` for a wrong answer and for none where one is required."""
    kind = kind_of(field)
    value = kind.clean(field if complete else field.model_copy(update={"required": False}), raw)
    if value is None and field.required and complete:
        raise FieldError(kind.missing, kind.parts(field)[0])
    return value


def shown_pages(definition: Definition, checked: Checked) -> list[Page]:
    """The pages on which something is asked."""
    return [page for page in definition.pages if checked.of_page(page)]
