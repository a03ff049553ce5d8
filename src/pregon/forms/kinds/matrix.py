"""Several questions with the same answers, one below the other."""

from __future__ import annotations

from typing import Annotated, Any, Self

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import Field as Limited
from pydantic import model_validator

from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Cell, Column, FieldError, Kind, Options, Paper, Raw, one
from .choices import ListOptionsForm, choice_labels
from .option_lists import Choices, ChoicesField

MOST_ROWS, MOST_COLUMNS = 30, 10


class MatrixOptions(Options):
    rows: Annotated[Choices, Limited(max_length=MOST_ROWS)] = ()
    choices: Annotated[Choices, Limited(max_length=MOST_COLUMNS)] = ()

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if not self.rows:
            raise ValueError(_t("Escriba al menos una fila."))
        if len(self.choices) < 2:
            raise ValueError(_t("Escriba al menos dos respuestas para elegir en cada fila."))
        return self


class MatrixOptionsForm(ListOptionsForm):
    list_names = ["rows", "choices"]
    rows = ChoicesField(label=_("Filas: lo que se califica"))
    choices = ChoicesField(label=_("Respuestas, las mismas para cada fila"))


class Matrix(Kind):
    """The answer is `{row: choice}`; required means every row."""

    id = "matrix"
    label = _("Tabla de calificación")
    example = _("Varias filas con las mismas respuestas: emisora, cartelera, correo… nunca, a veces, siempre.")
    tally = Tally.MATRIX
    missing = _("Responda todas las filas.")
    is_group = True
    Options, OptionsForm = MatrixOptions, MatrixOptionsForm
    template = "matrix"

    def first_options(self) -> dict[str, Any]:
        words = [("nunca", _t("Nunca")), ("a_veces", _t("A veces")), ("siempre", _t("Siempre"))]
        rows = [{"key": "fila_1", "label": _t("Fila 1")}, {"key": "fila_2", "label": _t("Fila 2")}]
        return {"rows": rows, "choices": [{"key": key, "label": label} for key, label in words]}

    def rows(self, field: Field) -> dict[str, str]:
        return choice_labels(self.options(field).rows)

    def paper(self, field: Field) -> Paper:
        rows, columns = tuple(self.rows(field).values()), tuple(self.labels(field).values())
        return Paper("table", rows=rows, boxes=columns, note=_t("Marque una en cada fila."))

    def labels(self, field: Field) -> dict[str, str]:
        return choice_labels(self.options(field).choices)

    def parts(self, field: Field) -> list[str]:
        return list(self.rows(field))

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for what is not offered, and for rows left out of a required question."""
        answer = {row: text for row in self.parts(field) if (text := one(raw, row))}
        if wrong := [row for row, text in answer.items() if text not in self.labels(field)]:
            raise FieldError(_t("Elija una de las respuestas."), wrong[0])
        left_out = [row for row in self.parts(field) if row not in answer]
        if field.required and answer and left_out:
            row = self.rows(field)[left_out[0]]
            raise FieldError(_t("Falta responder la fila «%(row)s».") % {"row": row}, left_out[0])
        return answer or None

    def display(self, field: Field, value: Json) -> str:
        rows, labels = self.rows(field), self.labels(field)
        return "; ".join(f"{rows.get(row, row)}: {labels.get(key, key)}" for row, key in value.items())

    def columns(self, field: Field) -> list[Column]:
        labels = self.labels(field)
        return [
            Column(f"{field.key}.{row}", f"{field.label}: {label}", labels) for row, label in self.rows(field).items()
        ]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {f"{field.key}.{row}": key for row, key in value.items()}

    def codes(self, field: Field, value: Json) -> list[str]:
        return [f"{row}.{key}" for row, key in value.items()]

    def see(self, field: Field, value: Json) -> tuple[str, ...]:
        return tuple(self.codes(field, value))
