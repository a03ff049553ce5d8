"""A number on a short scale whose ends have words."""

from __future__ import annotations

from typing import Annotated, Any, Self

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import Field as Limited
from pydantic import model_validator

from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Column, FieldError, Kind, Options, OptionsForm, Paper, Raw, one

End = Annotated[str, Limited(max_length=60)]


class ScaleOptions(Options):
    """`low` and `high` are the words at the ends."""

    first: Annotated[int, Limited(ge=0, le=1)] = 1
    last: Annotated[int, Limited(ge=2, le=10)] = 5
    low: End = ""
    high: End = ""

    @model_validator(mode="after")
    def _says_what_it_means(self) -> Self:
        if not (self.low.strip() and self.high.strip()):
            raise ValueError(_t("Escriba qué significa cada extremo de la escala."))
        return self


class ScaleOptionsForm(OptionsForm):
    first = forms.TypedChoiceField(label=_("Empieza en"), choices=[(0, "0"), (1, "1")], coerce=int)
    last = forms.TypedChoiceField(label=_("Termina en"), choices=[(n, str(n)) for n in range(2, 11)], coerce=int)
    low = forms.CharField(label=_("Qué significa el menor"), max_length=60)
    high = forms.CharField(label=_("Qué significa el mayor"), max_length=60)


class Scale(Kind):
    """A whole number."""

    id = "scale"
    label = _("Escala")
    example = _("De 1 a 5, con palabras en los extremos: «muy mal» y «muy bien».")
    tally = Tally.NUMERIC
    operators = ("is", "is_not", "at_least", "at_most", "answered")
    missing = _("Elija un número de la escala.")
    is_group = True
    Options, OptionsForm = ScaleOptions, ScaleOptionsForm
    template = "scale"

    def first_options(self) -> dict[str, Any]:
        return {"first": 1, "last": 5, "low": _t("Muy mal"), "high": _t("Muy bien")}

    def paper(self, field: Field) -> Paper:
        options, numbers = self.options(field), self.numbers(field)
        note = _t("%(first)d: %(low)s. %(last)d: %(high)s.") % {
            "first": options.first,
            "low": options.low,
            "last": options.last,
            "high": options.high,
        }
        return Paper("boxes", boxes=tuple(str(number) for number in sorted(numbers)), note=note)

    def numbers(self, field: Field) -> list[int]:
        options = self.options(field)
        return list(range(options.first, options.last + 1))

    def clean(self, field: Field, raw: Raw) -> Json:
        text = one(raw)
        if not text:
            return None
        if text not in map(str, self.numbers(field)):
            raise FieldError(self.missing)
        return int(text)

    def choices(self, field: Field) -> list[tuple[bool | int | str, str]]:
        return [(number, str(number)) for number in self.numbers(field)]

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        fits = type(operand) is int and operand in self.numbers(field)
        return "" if fits else _t("Elija un número de la escala.")

    def display(self, field: Field, value: Json) -> str:
        """`4 (de 1, Muy mal, a 5, Muy bien)`"""
        options = self.options(field)
        ends = {"first": options.first, "low": options.low, "last": options.last, "high": options.high}
        return f"{value} " + _t("(de %(first)d, %(low)s, a %(last)d, %(high)s)") % ends

    def columns(self, field: Field) -> list[Column]:
        options = self.options(field)
        return [Column(field.key, field.label, {str(options.first): options.low, str(options.last): options.high})]
