"""An order among items, given with lists of places: no dragging, the same with a keyboard, a finger or a reader."""

from __future__ import annotations

from typing import Annotated, Any, Self

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import Field as Limited
from pydantic import model_validator

from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Cell, Column, FieldError, Kind, Options, Paper, Raw, one
from .choices import ListOptionsForm, choice_labels
from .option_lists import Choices, ChoicesField

MOST_RANKED = 20


class RankingOptions(Options):
    """`places` is how many places are given out; 0 means one for each item."""

    choices: Choices = ()
    places: Annotated[int, Limited(ge=0, le=MOST_RANKED)] = 0

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if not 2 <= len(self.choices) <= MOST_RANKED:
            raise ValueError(_t("Escriba entre 2 y %(limit)d opciones para ordenar.") % {"limit": MOST_RANKED})
        if self.places > len(self.choices):
            raise ValueError(_t("No puede haber más puestos que opciones."))
        return self


class RankingOptionsForm(ListOptionsForm):
    choices = ChoicesField(label=_("Qué se ordena"))
    places = forms.IntegerField(
        label=_("Cuántos puestos"),
        min_value=0,
        max_value=MOST_RANKED,
        required=False,
        help_text=_("Déjelo vacío para ordenar todo. Con 3 se piden los tres primeros."),
    )


class Ranking(Kind):
    """The answer is the list of keys from the first place on."""

    id = "ranking"
    label = _("Orden de preferencia")
    example = _("Se da un puesto a cada cosa: 1.º lo que más le sirve, 2.º lo que sigue.")
    tally = Tally.RANKING
    missing = _("Elija al menos qué va en el 1.º puesto.")
    is_group = True
    Options, OptionsForm = RankingOptions, RankingOptionsForm
    template = "ranking"

    def first_options(self) -> dict[str, Any]:
        return {"choices": [{"key": "opcion_1", "label": _t("Opción 1")}, {"key": "opcion_2", "label": _t("Opción 2")}]}

    def places(self, field: Field) -> int:
        """How many places are given out."""
        options = self.options(field)
        return int(options.places or len(options.choices))

    def place_names(self, field: Field) -> dict[int, str]:
        """`{1: "1.º", …}`"""
        return {place: f"{place}.º" for place in range(1, self.places(field) + 1)}

    def paper(self, field: Field) -> Paper:
        places = self.options(field).places or len(self.labels(field))
        note = _t("Escriba 1 junto a lo primero, 2 junto a lo que sigue, hasta %(n)d.") % {"n": places}
        return Paper("places", rows=tuple(self.labels(field).values()), note=note)

    def labels(self, field: Field) -> dict[str, str]:
        return choice_labels(self.options(field).choices)

    def parts(self, field: Field) -> list[str]:
        return list(self.labels(field))

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for a place given twice and for one left out."""
        placed: dict[int, str] = {}
        for key in self.parts(field):
            place = self._place(field, one(raw, key), key)
            if place in placed:
                raise FieldError(self._twice(field, place, placed[place], key), key)
            if place:
                placed[place] = key
        self._refuse_gaps(field, placed)
        return [placed[place] for place in sorted(placed)] or None

    def _place(self, field: Field, text: str, key: str) -> int:
        if not text:
            return 0
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= self.places(field)):
            raise FieldError(_t("Elija un puesto de la lista."), key)
        return int(text[:4])

    def _twice(self, field: Field, place: int, first: str, second: str) -> str:
        labels = self.labels(field)
        words = _t("El %(place)d.º puesto está dos veces: «%(a)s» y «%(b)s». Cambie uno.")
        return words % {"place": place, "a": labels[first], "b": labels[second]}

    def _refuse_gaps(self, field: Field, placed: dict[int, str]) -> None:
        gap = next((place for place in range(1, max(placed, default=0)) if place not in placed), 0)
        if gap:
            free = next(key for key in self.parts(field) if key not in placed.values())
            raise FieldError(_t("Falta decir qué va en el %(place)d.º puesto.") % {"place": gap}, free)

    def display(self, field: Field, value: Json) -> str:
        labels = self.labels(field)
        return "; ".join(f"{place}.º {labels.get(key, key)}" for place, key in enumerate(value, start=1))

    def columns(self, field: Field) -> list[Column]:
        return [
            Column(f"{field.key}.{key}", _t("%(label)s: puesto de %(item)s") % {"label": field.label, "item": label})
            for key, label in self.labels(field).items()
        ]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {f"{field.key}.{key}": place for place, key in enumerate(value, start=1)}

    def codes(self, field: Field, value: Json) -> list[str]:
        return list(value)
