"""Conditions in the words of whoever designs a form."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..kinds.registry import kind_of
from .definition import All, AnyOf, Comparison, Condition, Definition, Field, Json, Not

OPERATORS = {
    "is": gettext_lazy("es"),
    "is_not": gettext_lazy("no es"),
    "contains": gettext_lazy("incluye"),
    "at_least": gettext_lazy("es desde"),
    "at_most": gettext_lazy("es hasta"),
    "answered": gettext_lazy("fue respondida"),
}


def condition_words(condition: Condition | None, definition: Definition) -> str:
    """`«¿Tiene internet?» es «Sí» y «Edad» es desde «18»`; empty when there is no condition."""
    if condition is None:
        return ""
    if isinstance(condition, Comparison):
        return _comparison_words(condition, definition)
    if isinstance(condition, Not):
        return _("no se cumple que %(inner)s") % {"inner": condition_words(condition.inner, definition)}
    parts, word = (condition.all, _(" y ")) if isinstance(condition, All) else (condition.any, _(" o "))
    told = [condition_words(part, definition) for part in parts]
    nested = [
        f"({words})" if isinstance(part, All | AnyOf) and len(parts) > 1 else words
        for part, words in zip(parts, told, strict=True)
    ]
    return word.join(nested)


def _comparison_words(comparison: Comparison, definition: Definition) -> str:
    field = definition.by_key.get(comparison.field)
    label = f"«{field.label}»" if field else f"«{comparison.field}»"
    operator = OPERATORS[comparison.op]
    if comparison.op == "answered" or field is None:
        return f"{label} {operator}"
    return f"{label} {operator} «{operand_words(field, comparison.value)}»"


def operand_words(field: Field, operand: Json) -> str:
    """What an answer is compared with: the words of a choice, a number or a date as they are written."""
    named = {key: label for key, label in kind_of(field).choices(field) if type(key) is type(operand)}
    return named.get(operand, str(operand).replace(".", ",") if isinstance(operand, float) else str(operand))
