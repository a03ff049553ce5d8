"""Small changes of a definition, each giving a new one. Whether it can be kept is for `checks` to say."""

from __future__ import annotations

from collections.abc import Callable, Container

from django.utils.translation import gettext as _

from .definition import Definition, Field, Page, comparisons_in, new_key


class FieldChanged(Exception):
    """Somebody else changed this question after it was opened; `current` is what it says now, None when it is gone."""

    def __init__(self, current: Field | None) -> None:
        self.current = current
        super().__init__(current.key if current else "")


class StillNeeded(Exception):
    """Others are shown by what is asked here; the message names them."""


def add_page(definition: Definition, *, title: str, intro: str) -> Definition:
    key = new_key(title, {page.key for page in definition.pages})
    return Definition(pages=(*definition.pages, Page(key=key, title=title, intro=intro)))


def change_page(definition: Definition, key: str, *, title: str, intro: str) -> Definition:
    return _with_page(definition, key, lambda page: page.model_copy(update={"title": title, "intro": intro}))


def remove_page(definition: Definition, key: str) -> Definition:
    """Raises `StillNeeded` when questions of other pages depend on one of this."""
    page = definition.page(key)
    gone = {field.key for field in page.fields} if page else set()
    _refuse_needed(definition, gone)
    return Definition(pages=tuple(each for each in definition.pages if each.key != key))


def move_page(definition: Definition, key: str, *, up: bool) -> Definition:
    """Exchanges the page with its neighbour; at the edge nothing happens."""
    pages = list(definition.pages)
    place = [page.key for page in pages].index(key)
    other = place + (-1 if up else 1)
    if 0 <= other < len(pages):
        pages[place], pages[other] = pages[other], pages[place]
    return Definition(pages=tuple(pages))


def add_field(definition: Definition, page_key: str, field: Field) -> Definition:
    """The question at the end of the page."""
    return _with_page(definition, page_key, lambda page: page.model_copy(update={"fields": (*page.fields, field)}))


def change_field(definition: Definition, field: Field, *, seen: Field | None = None) -> Definition:
    """The question with the same key, changed. Raises `FieldChanged` unless it still says what was `seen`."""
    current = definition.by_key.get(field.key)
    if current is None or (seen is not None and current != seen):
        raise FieldChanged(current)
    return _with_fields(definition, lambda each: (field,) if each.key == field.key else (each,))


def remove_field(definition: Definition, key: str) -> Definition:
    """Raises `StillNeeded` when another question depends on it."""
    _refuse_needed(definition, {key})
    return _with_fields(definition, lambda each: () if each.key == key else (each,))


def duplicate_field(definition: Definition, key: str, taken: Container[str]) -> Definition:
    """A second question after it that asks the same, with a key of its own."""
    field = definition.by_key[key]
    label = (_("%(label)s (copia)") % {"label": field.label})[:300]
    copy = field.model_copy(update={"key": new_key(label, taken), "label": label})
    return _with_fields(definition, lambda each: (each, copy) if each.key == key else (each,))


def move_field(definition: Definition, key: str, *, up: bool) -> Definition:
    """One place up or down; over the edge of its page it goes to the page beside."""
    page = definition.page_of(key)
    if page is None:
        return definition
    fields = list(page.fields)
    place = [field.key for field in fields].index(key)
    other = place + (-1 if up else 1)
    if 0 <= other < len(fields):
        fields[place], fields[other] = fields[other], fields[place]
        return _with_page(definition, page.key, lambda each: each.model_copy(update={"fields": tuple(fields)}))
    return _to_neighbour(definition, page, fields[place], up=up)


def _to_neighbour(definition: Definition, page: Page, field: Field, *, up: bool) -> Definition:
    place = definition.pages.index(page) + (-1 if up else 1)
    if not 0 <= place < len(definition.pages):
        return definition
    neighbour = definition.pages[place]
    without = _with_fields(definition, lambda each: () if each.key == field.key else (each,))
    fields = (*neighbour.fields, field) if up else (field, *neighbour.fields)
    return _with_page(without, neighbour.key, lambda each: each.model_copy(update={"fields": fields}))


def needed_by(definition: Definition, keys: set[str]) -> list[Field]:
    """The questions, others than these, that are shown by an answer to one of these."""
    return [
        field
        for field in definition.fields
        if field.key not in keys and any(each.field in keys for each in comparisons_in(field.show_if))
    ]


def _refuse_needed(definition: Definition, keys: set[str]) -> None:
    if others := needed_by(definition, keys):
        names = ", ".join(f"«{field.label}»" for field in others[:3])
        words = _("De esta respuesta depende que se muestre %(names)s. Cambie primero esa condición.")
        raise StillNeeded(words % {"names": names})


def _with_page(definition: Definition, key: str, change: Callable[[Page], Page]) -> Definition:
    return Definition(pages=tuple(change(page) if page.key == key else page for page in definition.pages))


def _with_fields(definition: Definition, change: Callable[[Field], tuple[Field, ...]]) -> Definition:
    pages = [
        page.model_copy(update={"fields": tuple(new for field in page.fields for new in change(field))})
        for page in definition.pages
    ]
    return Definition(pages=tuple(pages))
