"""A question as a page draws it: names, ids, what was typed, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from functools import cached_property
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from pregon.kernel.prose import to_html

from .domain.definition import Field
from .kinds.base import FieldError, Kind, Raw, control_name
from .kinds.registry import kind_of


@dataclass(frozen=True)
class Control:
    """What `forms/kinds/*.html.jinja` know of a question."""

    field: Field
    raw: Raw = made_by(default_factory=dict)
    error: FieldError | None = None

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.field)

    @cached_property
    def options(self) -> Any:
        return self.kind.options(self.field)

    @property
    def template(self) -> str:
        return f"forms/kinds/{self.kind.template}.html.jinja"

    def id(self, part: str = "") -> str:
        """The id of a control; the first of several with the same name has it."""
        return f"q-{self.field.key}-{part}" if part else f"q-{self.field.key}"

    @property
    def target(self) -> str:
        """Where a link to the question, or to what is wrong in it, leads."""
        part = self.error.part if self.error else self.kind.parts(self.field)[0]
        return self.id(part)

    def name(self, part: str = "") -> str:
        return control_name(self.field.key, part)

    def typed(self, part: str = "") -> str:
        return next(iter(self.raw.get(part, [])), "")

    def picked(self, part: str = "") -> list[str]:
        return self.raw.get(part, [])

    def is_wrong(self, part: str = "") -> bool:
        return self.error is not None and self.error.part == part

    @property
    def described_by(self) -> str:
        """The ids of what explains the question."""
        notes = {"hint": self.field.hint, "error": self.error, "limits": self.kind.takes_files}
        return " ".join(f"{self.id()}--{name}" for name, there in notes.items() if there)

    @property
    def text(self) -> SafeString:
        """The words to accept, of a statement."""
        return to_html(self.options.text)


def controls_of(
    fields: Iterable[Field], typed: Mapping[str, Raw], errors: Mapping[str, FieldError] | None = None
) -> list[Control]:
    """Questions with what was typed into them and what is wrong."""
    errors = errors or {}
    return [Control(each, typed.get(each.key, {}), errors.get(each.key)) for each in fields]


def render_fields(controls: Iterable[Control]) -> SafeString:
    """The questions as HTML for a page of any kind, which brings the form around them and `forms/entry.css`.

    In the back office the page also brings `forms/office.css`, and the questions stand inside `.f-fields`.
    """
    html = get_template("forms/fields.html.jinja").render({"controls": list(controls)})
    return mark_safe(html)  # noqa: S308 - rendered with autoescape
