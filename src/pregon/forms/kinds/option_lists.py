"""Lists of choices whose keys stay the same while their words are corrected."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Annotated, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator
from pydantic import Field as Limited

from pregon.kernel.folding import fold

from ..domain.definition import Key, Line, new_key
from .base import Options, on_one_line

# The key of what somebody writes by hand; no listed choice may have it.
OTHER = "otro"
MOST_CHOICES, LONGEST_LABEL = 300, 300
# A corrected spelling is the same choice; another word is another choice, and its answers are counted apart.
SAME_WORDS = 0.8


class Choice(Options):
    """One of the answers offered."""

    key: Key
    label: Line


def _distinct(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    keys = [choice.key for choice in choices]
    labels = [fold(choice.label) for choice in choices]
    if len(set(keys)) < len(keys) or len(set(labels)) < len(labels):
        raise ValueError(_t("Hay opciones repetidas."))
    if OTHER in keys:
        raise ValueError(_t("«Otro» se ofrece con la casilla, no como una opción más."))
    return choices


Choices = Annotated[tuple[Choice, ...], Limited(max_length=MOST_CHOICES), AfterValidator(_distinct)]


def rekeyed(labels: Iterable[str], before: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Choices with these labels: what was there keeps its key, also with its spelling corrected; the rest gets one."""
    left = {row["key"]: fold(row["label"]) for row in before}
    taken = {OTHER, *left}
    wanted = list(labels)
    kept: dict[str, str] = {}
    for label in wanted:
        if key := next((key for key, old in left.items() if old == fold(label)), ""):
            kept[label] = key
            del left[key]
    for label in wanted:
        if label not in kept and (key := _closest(label, left)):
            kept[label] = key
            del left[key]
    return [{"key": kept.get(label) or _fresh(label, taken), "label": label} for label in wanted]


def _closest(label: str, left: dict[str, str]) -> str:
    likeness = {key: SequenceMatcher(None, old, fold(label)).ratio() for key, old in left.items()}
    best = max(likeness, key=lambda key: likeness[key], default="")
    same_numbers = best and _digits(left[best]) == _digits(label)
    return best if same_numbers and likeness[best] >= SAME_WORDS else ""


def _digits(text: str) -> str:
    """«Comuna 1» and «Comuna 2» are alike, and are not the same."""
    return "".join(letter for letter in text if letter.isdigit())


def _fresh(label: str, taken: set[str]) -> str:
    key = new_key(label, taken)
    taken.add(key)
    return key


class ChoicesField(forms.CharField):
    """Choices as lines of a text; gives `[{"key", "label"}, …]`."""

    def __init__(self, **kwargs: Any) -> None:
        self.before: list[dict[str, str]] = []
        super().__init__(
            **{
                "widget": forms.Textarea({"rows": 6}),
                "help_text": _("Una por línea. Si corrige una letra, las respuestas que ya llegaron siguen contando."),
                **kwargs,
            }
        )

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(row["label"] for row in value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[dict[str, str]]:
        """Raises `ValidationError` for repeated, too many or too long lines."""
        lines = [on_one_line(line) for line in super().clean(value).splitlines()]
        labels = [line for line in lines if line]
        repeated = [label for label in labels if [fold(each) for each in labels].count(fold(label)) > 1]
        if repeated:
            raise ValidationError(_t("«%(label)s» está repetida.") % {"label": repeated[0]})
        if len(labels) > MOST_CHOICES:
            raise ValidationError(_t("Son demasiadas opciones: máximo %(limit)d.") % {"limit": MOST_CHOICES})
        if long := next((label for label in labels if len(label) > LONGEST_LABEL), ""):
            raise ValidationError(_t("Esta opción es muy larga: «%(label)s…».") % {"label": long[:40]})
        return rekeyed(labels, self.before)
