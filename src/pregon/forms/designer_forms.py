"""What somebody fills in to design a page or a question."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from .domain.definition import All, AnyOf, Comparison, Condition, Definition, Field, Json, Operator
from .domain.words import OPERATORS, condition_words, operand_words
from .kinds.base import FieldError, on_one_line
from .kinds.registry import kind_of

EMPTY_ROWS = 2
SHORT = {"rows": 2, "class": "is-short"}


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Título del formulario"), max_length=200)


class PageForm(forms.Form):
    title = forms.CharField(label=_("Título de la página"), max_length=300)
    intro = forms.CharField(
        label=_("Introducción"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Se lee antes de las preguntas. Puede usar **negrita** y listas con guiones."),
    )


class QuestionForm(forms.Form):
    """What every kind has."""

    label = forms.CharField(label=_("Pregunta"), max_length=300, widget=forms.Textarea(SHORT))
    hint = forms.CharField(
        label=_("Ayuda"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(SHORT),
        help_text=_("Una frase que aclara qué responder. Puede quedar vacía."),
    )
    required = forms.BooleanField(label=_("Es obligatorio responder"), required=False)

    def clean_label(self) -> str:
        return on_one_line(self.cleaned_data["label"])


@dataclass(frozen=True)
class Statement:
    """Something that can be said of an earlier answer. With `asks` a value has to be written beside it."""

    field: Field
    op: Operator
    operand: Json = None
    asks: bool = False

    @property
    def code(self) -> str:
        return f"{self.field.key}:{self.op}" if self.asks else f"{self.field.key}:{self.op}:{json.dumps(self.operand)}"

    @property
    def words(self) -> str:
        """The whole sentence: a closed list shows nothing else."""
        said = f"«{Truncator(self.field.label).chars(60)}» {OPERATORS[self.op]}"
        if self.op == "answered":
            return said
        return f"{said}…" if self.asks else f"{said} «{operand_words(self.field, self.operand)}»"


def statements_about(field: Field) -> list[Statement]:
    """Everything that can be said of the answers to a question."""
    kind = kind_of(field)
    offered: list[Statement] = []
    for op in kind.operators:
        named = kind.choices(field) if op in {"is", "is_not", "contains"} else []
        if op == "answered":
            offered.append(Statement(field, op))
        elif named:
            offered += [Statement(field, op, operand) for operand, _label in named]
        else:
            offered.append(Statement(field, op, asks=True))
    return offered


class ConditionRow(forms.Form):
    """One statement, with the value that it may need."""

    what = forms.ChoiceField(label=_("Mostrar solo si…"), required=False)
    value = forms.CharField(
        label=_("Valor"), required=False, max_length=200, help_text=_("Solo si la frase termina en «…».")
    )

    def __init__(self, data: Any, *, before: list[Field], comparison: Comparison | None, prefix: str) -> None:
        self.statements = {each.code: each for field in before for each in statements_about(field)}
        super().__init__(data, prefix=prefix, initial=self._initial(comparison))
        groups = [(field.label, [(each.code, each.words) for each in statements_about(field)]) for field in before]
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)  # noqa: S101 - declared above
        what.choices = [("", _("Siempre")), *groups]

    def _initial(self, comparison: Comparison | None) -> dict[str, str]:
        """The statement that says the same, with its value when it asks for one."""
        if comparison is None:
            return {}
        named = f"{comparison.field}:{comparison.op}:{json.dumps(comparison.value)}"
        if named in self.statements:
            return {"what": named}
        return {"what": f"{comparison.field}:{comparison.op}", "value": _written(comparison.value)}

    def clean(self) -> dict[str, Any]:
        """The value is understood as the question understands its answers."""
        statement = self.statements.get(self.cleaned_data.get("what", ""))
        if statement and statement.asks:
            try:
                operand = kind_of(statement.field).operand_from(statement.field, self.cleaned_data.get("value", ""))
                self.cleaned_data["operand"] = operand
            except FieldError as error:
                self.add_error("value", error.message)
        return self.cleaned_data

    @property
    def comparison(self) -> Comparison | None:
        """What the row says; None when it says nothing."""
        statement = self.statements.get(self.cleaned_data["what"])
        if statement is None:
            return None
        operand = self.cleaned_data["operand"] if statement.asks else statement.operand
        return Comparison(field=statement.field.key, op=statement.op, value=operand)


class ConditionForm(forms.Form):
    """Rows of statements of which all or any must hold. A deeper condition, as templates have, is kept or taken off."""

    mode = forms.ChoiceField(
        label=_("Si hay varias condiciones"),
        choices=[("all", _("Deben cumplirse todas")), ("any", _("Basta con una"))],
        required=False,
    )
    remove = forms.BooleanField(label=_("Quitar esta condición y mostrar la pregunta siempre"), required=False)

    def __init__(self, data: Any, *, definition: Definition, before: list[Field], condition: Condition | None) -> None:
        self.condition, self.definition = condition, definition
        comparisons = _flat(condition)
        self.is_deep = condition is not None and comparisons is None
        super().__init__(data, prefix="c", initial={"mode": "any" if isinstance(condition, AnyOf) else "all"})
        rows = [*(comparisons or []), *([None] * EMPTY_ROWS)] if before and not self.is_deep else []
        self.rows = [
            ConditionRow(data, before=before, prefix=f"c-{number}", comparison=row) for number, row in enumerate(rows)
        ]

    @property
    def words(self) -> str:
        return condition_words(self.condition, self.definition)

    def is_valid(self) -> bool:
        """Every row, so that all that is wrong is told at once."""
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)])

    def to_condition(self) -> Condition | None:
        if self.is_deep:
            return None if self.cleaned_data["remove"] else self.condition
        said = tuple(each for row in self.rows if (each := row.comparison) is not None)
        if len(said) < 2:
            return said[0] if said else None
        return AnyOf(any=said) if self.cleaned_data["mode"] == "any" else All(all=said)


def _flat(condition: Condition | None) -> list[Comparison] | None:
    """The comparisons of a condition without groups in groups; None when it has some."""
    if condition is None or isinstance(condition, Comparison):
        return [condition] if condition else []
    parts = condition.all if isinstance(condition, All) else condition.any if isinstance(condition, AnyOf) else ()
    flat = [part for part in parts if isinstance(part, Comparison)]
    return flat if flat and len(flat) == len(parts) else None


def _written(value: Json) -> str:
    return str(value).replace(".", ",") if isinstance(value, float) else "" if value is None else str(value)
