"""Yes or no."""

from __future__ import annotations

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Cell, Column, FieldError, Kind, Paper, Raw, one

ANSWERS = {"si": True, "no": False}


class YesNo(Kind):
    """A boolean; tallies and exports call it `si` and `no`."""

    id = "yes_no"
    label = _("Sí o no")
    example = _("Una pregunta que se responde con sí o con no.")
    tally = Tally.CATEGORICAL
    operators = ("is", "answered")
    missing = _("Elija sí o no.")
    is_group = True
    template = "choice"

    def clean(self, field: Field, raw: Raw) -> Json:
        text = one(raw)
        if text and text not in ANSWERS:
            raise FieldError(self.missing)
        return ANSWERS.get(text)

    def choices(self, field: Field) -> list[tuple[bool | int | str, str]]:
        return [(True, _t("Sí")), (False, _t("No"))]

    def labels(self, field: Field) -> dict[str, str]:
        return {"si": _t("Sí"), "no": _t("No")}

    def paper(self, field: Field) -> Paper:
        return Paper("boxes", boxes=tuple(self.labels(field).values()), note=_t("Marque una."))

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        return "" if isinstance(operand, bool) else _t("Elija sí o no.")

    def display(self, field: Field, value: Json) -> str:
        return _t("Sí") if value else _t("No")

    def columns(self, field: Field) -> list[Column]:
        return [Column(field.key, field.label, self.labels(field))]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {field.key: "si" if value else "no"}

    def codes(self, field: Field, value: Json) -> list[str]:
        return ["si" if value else "no"]
