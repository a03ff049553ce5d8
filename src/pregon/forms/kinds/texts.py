"""Short and long texts."""

from __future__ import annotations

from typing import Annotated, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import Field as Limited

from ..domain.definition import Field, Json
from ..enums import Tally
from .base import FieldError, Kind, Options, OptionsForm, Paper, Raw, on_one_line, one

SHORT, SHORTEST_LIMIT = 200, 10


class TextOptions(Options):
    """`max_length` in characters."""

    max_length: Annotated[int, Limited(ge=SHORTEST_LIMIT, le=500)] = SHORT


class LongTextOptions(Options):
    max_length: Annotated[int, Limited(ge=SHORTEST_LIMIT, le=10_000)] = 2000


class TextOptionsForm(OptionsForm):
    max_length = forms.IntegerField(label=_("Largo máximo, en caracteres"), min_value=SHORTEST_LIMIT, max_value=500)


class LongTextOptionsForm(OptionsForm):
    max_length = forms.IntegerField(label=_("Largo máximo, en caracteres"), min_value=SHORTEST_LIMIT, max_value=10_000)


class TextKind(Kind):
    """What short and long texts share."""

    tally = Tally.TEXT

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        return "" if isinstance(operand, str) and operand.strip() else _t("Escriba el texto con el que se compara.")


class ShortText(TextKind):
    """One line."""

    id = "short_text"
    label = _("Texto corto")
    example = _("Una línea, por ejemplo el nombre de una organización.")
    operators = ("answered", "is", "is_not", "contains")
    Options, OptionsForm = TextOptions, TextOptionsForm

    def clean(self, field: Field, raw: Raw) -> Json:
        """The text on one line. Raises `FieldError` when it is too long."""
        return _within(on_one_line(one(raw)), self.options(field).max_length) or None

    def first_options(self) -> dict[str, Any]:
        return {"max_length": SHORT}


class LongText(TextKind):
    """Several lines."""

    id = "long_text"
    label = _("Texto largo")
    example = _("Varias líneas, por ejemplo una opinión o una descripción.")
    Options, OptionsForm = LongTextOptions, LongTextOptionsForm
    template = "long_text"

    def paper(self, field: Field) -> Paper:
        return Paper(lines=4)

    operators = ("answered", "contains")

    def clean(self, field: Field, raw: Raw) -> Json:
        return _within(one(raw), self.options(field).max_length) or None

    def first_options(self) -> dict[str, Any]:
        return {"max_length": 2000}


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        words = _t("Escriba máximo %(limit)d caracteres. Su texto tiene %(count)d.")
        raise FieldError(words % {"limit": limit, "count": len(text)})
    return text
