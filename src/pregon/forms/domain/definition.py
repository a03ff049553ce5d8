"""A form as data: pages of questions with stable keys. Immutable; its JSON is what is stored."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from django.utils.text import slugify
from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic import Field as Limited

Json = Any  # What `json` can write.

LONGEST_KEY = 40
MAX_PAGES, MAX_FIELDS_PER_PAGE, MAX_FIELDS = 40, 60, 300
Key = Annotated[str, StringConstraints(pattern=rf"^[a-z][a-z0-9_]{{0,{LONGEST_KEY - 1}}}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]


class Frozen(BaseModel):
    """A value: made once, never changed, nothing in it that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Operator = Literal["is", "is_not", "contains", "at_least", "at_most", "answered"]
Operand = bool | int | float | Annotated[str, StringConstraints(max_length=500)] | None


class Comparison(Frozen):
    """What an earlier answer must be: `{"field": "edad", "op": "at_least", "value": 18}`."""

    field: Key
    op: Operator
    value: Operand = None


class All(Frozen):
    """Every one of these: `{"all": […]}`."""

    all: Annotated[tuple[Condition, ...], Limited(min_length=1, max_length=20)]


class AnyOf(Frozen):
    """At least one of these: `{"any": […]}`."""

    any: Annotated[tuple[Condition, ...], Limited(min_length=1, max_length=20)]


class Not(Frozen):
    """The opposite: `{"not": …}`."""

    inner: Condition = Limited(alias="not")


Condition = Comparison | All | AnyOf | Not


class Field(Frozen):
    """A question. `kind` names an entry of `kinds.registry`; `options` are that kind's own."""

    key: Key
    kind: Key
    label: Line
    hint: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    required: bool = False
    options: dict[str, Any] = {}
    show_if: Condition | None = None


class Page(Frozen):
    """Questions that are asked together."""

    key: Key
    title: Line
    intro: Words = ""
    fields: Annotated[tuple[Field, ...], Limited(max_length=MAX_FIELDS_PER_PAGE)] = ()


class Definition(Frozen):
    """A whole form. `checks.problems_of` says what is wrong with what it means."""

    pages: Annotated[tuple[Page, ...], Limited(max_length=MAX_PAGES)] = ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every question, in the order in which they are asked."""
        return tuple(field for page in self.pages for field in page.fields)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    def page_of(self, field_key: str) -> Page | None:
        return next((page for page in self.pages if any(field.key == field_key for field in page.fields)), None)

    def to_json(self) -> dict[str, Json]:
        """The stored form; `Definition.model_validate` reads it back as an equal value."""
        return self.model_dump(mode="json", by_alias=True)


def comparisons_in(condition: Condition | None) -> Iterator[Comparison]:
    """Every comparison of a condition, however deep."""
    if isinstance(condition, Comparison):
        yield condition
    elif isinstance(condition, Not):
        yield from comparisons_in(condition.inner)
    elif isinstance(condition, All | AnyOf):
        for part in condition.all if isinstance(condition, All) else condition.any:
            yield from comparisons_in(part)


def depth_of(condition: Condition | None) -> int:
    """How deep the groups are nested; a single comparison is 1."""
    if isinstance(condition, Not):
        return 1 + depth_of(condition.inner)
    if isinstance(condition, All | AnyOf):
        parts = condition.all if isinstance(condition, All) else condition.any
        return 1 + max(depth_of(part) for part in parts)
    return 0 if condition is None else 1


def new_key(label: str, taken: Container[str]) -> str:
    """A key made from a label, once: `"¿Qué edad tiene?"` → `que_edad_tiene`, or `…_2` when that is taken."""
    base = re.sub(r"[^a-z0-9]+", "_", slugify(label))[:LONGEST_KEY].strip("_")
    if not base or not base[0].isalpha():
        base = f"p_{base}"[:LONGEST_KEY].rstrip("_")
    key, number = base, 2
    while key in taken:
        suffix = f"_{number}"
        key, number = base[: LONGEST_KEY - len(suffix)] + suffix, number + 1
    return key
