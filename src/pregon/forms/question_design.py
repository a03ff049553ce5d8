"""A question as it is designed: what every kind has, the kind's own options, and when it is shown."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import ValidationError

from .designer_forms import ConditionForm, QuestionForm
from .domain.checks import sentence_of
from .domain.definition import Definition, Field
from .kinds.base import Kind, OptionsForm
from .kinds.registry import kind_of


def fields_before(definition: Definition, key: str, page_key: str) -> list[Field]:
    """The questions that come before one; before the next of a page when it is new."""
    before: list[Field] = []
    for page in definition.pages:
        for field in page.fields:
            if field.key == key:
                return before
            before.append(field)
        if page.key == page_key:
            return before
    return before


def blank_field(kind: Kind) -> Field:
    """A question of a kind before anybody wrote it."""
    return Field(key="nueva", kind=kind.id, label=_("Escriba la pregunta"), options=kind.first_options())


class QuestionDesign:
    """The three forms of one question."""

    def __init__(
        self,
        field: Field,
        definition: Definition,
        *,
        page_key: str = "",
        data: QueryDict | None = None,
        new: bool = False,
    ) -> None:
        self.field, self.kind, self.is_bound = field, kind_of(field), data is not None
        common = {"label": "" if new else field.label, "hint": field.hint, "required": field.required}
        options = self.kind.options(field).model_dump(mode="json")
        before = fields_before(definition, field.key, page_key)
        self.common = QuestionForm(data, initial=common)
        self.options: OptionsForm = self.kind.OptionsForm(data, prefix="o", options=options)
        self.condition = ConditionForm(data, definition=definition, before=before, condition=field.show_if)

    @property
    def forms(self) -> list[Any]:
        return [self.common, self.options, self.condition, *self.condition.rows]

    def is_valid(self) -> bool:
        """Whether a question comes out; what is wrong is told beside the fields."""
        valid = [form.is_valid() for form in self.forms]  # Every one, so that all that is wrong is told at once.
        return all(valid) and self._options_fit()

    def _options_fit(self) -> bool:
        try:
            self.kind.Options.model_validate(self.options.to_options())
        except ValidationError as error:
            for each in error.errors()[:5]:
                self.options.add_error(None, sentence_of(each))
            return False
        return True

    def to_field(self, key: str = "") -> Field:
        """The question as it is written now, after `is_valid`."""
        said = self.common.cleaned_data
        return Field(
            key=key or self.field.key,
            kind=self.field.kind,
            label=said["label"],
            hint=said["hint"],
            required=said["required"],
            options=self.options.to_options(),
            show_if=self.condition.to_condition(),
        )

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """Id of the control, its label, what is wrong; for the summary above."""
        told: list[tuple[str, str, str]] = []
        for form in self.forms if self.is_bound else []:
            told += [("", "", str(error)) for error in form.non_field_errors()]
            for bound in form.visible_fields():
                told += [(bound.auto_id, str(bound.label), str(error)) for error in bound.errors]
        return told
