"""Numbers and money, as Colombia writes them: 1.200,5."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import Field as Limited
from pydantic import model_validator

from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Column, FieldError, Kind, Options, OptionsForm, Raw, one

# With three decimals these are the 15 digits that every spreadsheet keeps.
LARGEST = 999_999_999_999
Bound = Annotated[float, Limited(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]

WITH_POINTS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
WITH_COMMAS = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(r"-?\d+([.,]\d+)?")


class NotANumber(ValueError):
    """The text is no number."""


def parse_number(text: str, *, decimals: int) -> int | float:
    """`"1.200"` → 1200, `"12,5"` → 12.5. A comma is a decimal one, unless there are to be no decimals: `"1,200"`.

    Raises `NotANumber` for other texts, for too many decimals and beyond `LARGEST`.
    """
    bare = re.sub(r"[\s\u00a0\u202f'$]", "", text).replace("−", "-")
    if WITH_POINTS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif WITH_COMMAS.fullmatch(bare) and (decimals == 0 or bare.count(",") > 1 or "." in bare):
        bare = bare.replace(",", "")
    elif PLAIN.fullmatch(bare):
        bare = bare.replace(",", ".")
    else:
        raise NotANumber(text)
    if not bare.isascii() or len(bare.partition(".")[2].rstrip("0")) > decimals or abs(float(bare)) > LARGEST:
        raise NotANumber(text)
    return _narrowed(float(bare))


def show_number(value: float, *, decimals: int = 3) -> str:
    """`1200.5` → `1.200,5`."""
    narrow = _narrowed(value)
    shown = number_format(
        narrow if isinstance(narrow, int) else f"{narrow:.{decimals}f}".rstrip("0"),
        use_l10n=True,
        force_grouping=True,
    )
    return str(shown)


def _narrowed(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


class NumberOptions(Options):
    """Bounds are inclusive; `unit` is a word after the number."""

    minimum: Bound | None = None
    maximum: Bound | None = None
    decimals: Annotated[int, Limited(ge=0, le=3)] = 0
    unit: Annotated[str, Limited(max_length=40)] = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError(_t("El mínimo no puede ser mayor que el máximo."))
        return self


class MoneyOptions(NumberOptions):
    minimum: Bound | None = 0


class NumberOptionsForm(OptionsForm):
    minimum = forms.FloatField(label=_("Mínimo"), required=False, min_value=-LARGEST, max_value=LARGEST)
    maximum = forms.FloatField(label=_("Máximo"), required=False, min_value=-LARGEST, max_value=LARGEST)
    decimals = forms.IntegerField(label=_("Decimales"), min_value=0, max_value=3, required=False)
    unit = forms.CharField(
        label=_("Unidad"), max_length=40, required=False, help_text=_("Por ejemplo: personas, años, hectáreas.")
    )


class MoneyOptionsForm(OptionsForm):
    minimum = forms.FloatField(label=_("Mínimo, en pesos"), required=False, min_value=0, max_value=LARGEST)
    maximum = forms.FloatField(label=_("Máximo, en pesos"), required=False, min_value=0, max_value=LARGEST)


class NumberKind(Kind):
    """What numbers and money share."""

    tally = Tally.NUMERIC
    operators = ("answered", "is", "is_not", "at_least", "at_most")
    attributes = {"type": "text", "inputmode": "decimal", "class": "is-short"}

    def clean(self, field: Field, raw: Raw) -> Json:
        """int or float. Raises `FieldError` for what is no number or is out of bounds."""
        text = one(raw)
        if not text:
            return None
        options = self.options(field)
        try:
            number = parse_number(text, decimals=options.decimals)
        except NotANumber:
            raise FieldError(self._hint(options)) from None
        return self._within(number, options)

    def _hint(self, options: Any) -> str:
        raise NotImplementedError

    def _within(self, number: int | float, options: Any) -> int | float:
        if options.minimum is not None and number < options.minimum:
            raise FieldError(_t("Escriba un número desde %(n)s.") % {"n": self.show(options.minimum)})
        if options.maximum is not None and number > options.maximum:
            raise FieldError(_t("Escriba un número hasta %(n)s.") % {"n": self.show(options.maximum)})
        return number

    def show(self, number: float) -> str:
        return show_number(number)

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        is_number = isinstance(operand, int | float) and not isinstance(operand, bool)
        return "" if is_number and abs(operand) <= LARGEST else _t("Escriba el número con el que se compara.")

    def display(self, field: Field, value: Json) -> str:
        return f"{self.show(value)} {self.options(field).unit}".strip()


class Number(NumberKind):
    """A number within bounds."""

    id = "number"
    label = _("Número")
    example = _("Una cantidad, por ejemplo cuántas personas viven en la casa.")
    missing = _("Escriba un número.")
    Options, OptionsForm = NumberOptions, NumberOptionsForm

    def _hint(self, options: Any) -> str:
        if options.decimals:
            return _t("Escriba un número con máximo %(n)d decimales, por ejemplo 12,5.") % {"n": options.decimals}
        return _t("Escriba un número sin decimales, por ejemplo 12.")

    def around(self, field: Field) -> tuple[str, str]:
        return "", self.options(field).unit

    def columns(self, field: Field) -> list[Column]:
        unit = self.options(field).unit
        return [Column(field.key, f"{field.label} ({unit})" if unit else field.label)]


class Money(NumberKind):
    """Whole pesos."""

    id = "money"
    label = _("Dinero")
    example = _("Un valor en pesos, por ejemplo los ingresos del mes.")
    missing = _("Escriba un valor en pesos.")
    Options, OptionsForm = MoneyOptions, MoneyOptionsForm
    attributes = {"type": "text", "inputmode": "numeric", "class": "is-short"}

    def _hint(self, options: Any) -> str:
        return _t("Escriba el valor en pesos, sin centavos, por ejemplo 1.200.000.")

    def show(self, number: float) -> str:
        return f"$\u00a0{show_number(number)}"

    def around(self, field: Field) -> tuple[str, str]:
        return "$", _t("pesos")

    def columns(self, field: Field) -> list[Column]:
        return [Column(field.key, _t("%(label)s (pesos)") % {"label": field.label})]
