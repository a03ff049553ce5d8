"""One or several of a list, with room for another answer."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from pydantic import Field as Limited
from pydantic import model_validator

from ..domain.conditions import Seen
from ..domain.definition import Field, Json
from ..enums import Tally
from .base import Cell, Column, FieldError, Kind, Options, OptionsForm, Paper, Raw, on_one_line, one
from .option_lists import OTHER, Choice, Choices, ChoicesField

LONGEST_OTHER = 200


class ListOptions(Options):
    """`other` offers «Otro» with a line to write on."""

    choices: Choices = ()
    other: bool = False

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if len(self.choices) + self.other < 2:
            raise ValueError(_t("Escriba al menos dos opciones."))
        return self


class ChoiceOptions(ListOptions):
    look: Literal["radio", "select"] = "radio"


class SeveralOptions(ListOptions):
    """`minimum` and `maximum` count what is chosen; 0 is no bound."""

    minimum: Annotated[int, Limited(ge=0)] = 0
    maximum: Annotated[int, Limited(ge=0)] = 0

    @model_validator(mode="after")
    def _possible(self) -> Self:
        offered = len(self.choices) + self.other
        if max(self.minimum, self.maximum) > offered or self.minimum > (self.maximum or offered):
            raise ValueError(_t("Revise cuántas se pueden elegir: no alcanza con las opciones que hay."))
        return self


class ListOptionsForm(OptionsForm):
    """Keeps the keys of the choices that are there."""

    list_names = ["choices"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.list_names:
            self.fields[name].before = self.options.get(name, [])  # type: ignore[attr-defined]


class ChoiceOptionsForm(ListOptionsForm):
    choices = ChoicesField(label=_("Opciones"))
    other = forms.BooleanField(label=_("Ofrecer «Otro» con un espacio para escribir"), required=False)
    look = forms.ChoiceField(
        label=_("Cómo se muestra"),
        choices=[("radio", _("Todas a la vista")), ("select", _("En una lista que se abre (para más de diez)"))],
    )


class SeveralOptionsForm(ListOptionsForm):
    choices = ChoicesField(label=_("Opciones"))
    other = forms.BooleanField(label=_("Ofrecer «Otro» con un espacio para escribir"), required=False)
    minimum = forms.IntegerField(label=_("Elegir al menos"), min_value=0, required=False)
    maximum = forms.IntegerField(label=_("Elegir máximo"), min_value=0, required=False)


class ListKind(Kind):
    """What one and several share. The answer is `{"chosen": [keys], "other": "…"}`, in the order of the list."""

    is_group = True
    missing = _("Elija una opción.")

    def first_options(self) -> dict[str, Any]:
        return {"choices": [{"key": "opcion_1", "label": _t("Opción 1")}, {"key": "opcion_2", "label": _t("Opción 2")}]}

    def parts(self, field: Field) -> list[str]:
        return ["", OTHER] if self.options(field).other else [""]

    def choices(self, field: Field) -> list[tuple[bool | int | str, str]]:
        return list(self.labels(field).items())

    def labels(self, field: Field) -> dict[str, str]:
        options = self.options(field)
        listed: dict[str, str] = {choice.key: choice.label for choice in options.choices}
        return listed | ({OTHER: _t("Otro")} if options.other else {})

    def _chosen(self, field: Field, raw: Raw) -> list[str]:
        """The keys that were chosen; to write another answer is to choose it. Raises `FieldError`."""
        offered, typed = self.labels(field), [text for text in raw.get("", []) if text]
        if unknown := [key for key in typed if key not in offered]:
            raise FieldError(_t("«%(key)s» ya no está entre las opciones. Elija otra.") % {"key": unknown[0][:60]})
        wrote = OTHER in offered and one(raw, OTHER)
        return [key for key in offered if key in typed or (key == OTHER and wrote and self._may_add(typed))]

    def _may_add(self, typed: list[str]) -> bool:
        return True

    def _answer(self, chosen: list[str], raw: Raw) -> Json:
        if not chosen:
            return None
        other = on_one_line(one(raw, OTHER)) if OTHER in chosen else ""
        if OTHER in chosen and not other:
            raise FieldError(_t("Escriba cuál es."), OTHER)
        if len(other) > LONGEST_OTHER:
            raise FieldError(_t("Escriba máximo %(limit)d caracteres.") % {"limit": LONGEST_OTHER}, OTHER)
        return {"chosen": chosen, "other": other}

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        return "" if operand in self.labels(field) else _t("Elija una de las opciones de la pregunta.")

    def paper(self, field: Field) -> Paper:
        labels = self.labels(field) | ({OTHER: _t("Otro, ¿cuál?")} if self.options(field).other else {})
        return Paper("boxes", boxes=tuple(labels.values()), note=self._paper_note(field))

    def _paper_note(self, field: Field) -> str:
        return _t("Marque una.")

    def display(self, field: Field, value: Json) -> str:
        labels = self.labels(field)
        words = [value["other"] if key == OTHER else labels.get(key, key) for key in value["chosen"]]
        return "; ".join(words)

    def _other_column(self, field: Field) -> list[Column]:
        label = _t("%(label)s: otro, ¿cuál?") % {"label": field.label}
        return [Column(f"{field.key}.{OTHER}_cual", label)] if self.options(field).other else []

    def _other_cell(self, field: Field, value: Json) -> dict[str, Cell]:
        return {f"{field.key}.{OTHER}_cual": value["other"]} if self.options(field).other else {}

    def codes(self, field: Field, value: Json) -> list[str]:
        return list(value["chosen"])


class OneOf(ListKind):
    """One of a list, all in sight or in a list that opens."""

    id = "choice"
    label = _("Una opción")
    example = _("Se elige una sola, por ejemplo cómo prefiere que le avisen.")
    tally = Tally.CATEGORICAL
    operators = ("is", "is_not", "answered")
    Options, OptionsForm = ChoiceOptions, ChoiceOptionsForm
    template = "choice"

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for what is not offered."""
        return self._answer(self._chosen(field, raw)[:1], raw)

    def _may_add(self, typed: list[str]) -> bool:
        return not typed

    def see(self, field: Field, value: Json) -> Seen:
        return str(value["chosen"][0])

    def columns(self, field: Field) -> list[Column]:
        return [Column(field.key, field.label, self.labels(field)), *self._other_column(field)]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        return {field.key: value["chosen"][0], **self._other_cell(field, value)}


class Several(ListKind):
    """Some of a list."""

    id = "choices"
    label = _("Varias opciones")
    example = _("Se marcan todas las que correspondan, por ejemplo los medios que usa.")
    tally = Tally.MULTIPLE
    operators = ("contains", "answered")
    missing = _("Marque al menos una opción.")
    Options, OptionsForm = SeveralOptions, SeveralOptionsForm
    template = "choices"

    def clean(self, field: Field, raw: Raw) -> Json:
        """Raises `FieldError` for what is not offered, for too few and too many."""
        chosen, options = self._chosen(field, raw), self.options(field)
        if chosen and len(chosen) < options.minimum:
            words = ngettext("Marque al menos %(n)d opción.", "Marque al menos %(n)d opciones.", options.minimum)
            raise FieldError(words % {"n": options.minimum})
        if options.maximum and len(chosen) > options.maximum:
            words = ngettext("Marque máximo %(n)d opción.", "Marque máximo %(n)d opciones.", options.maximum)
            raise FieldError(words % {"n": options.maximum})
        return self._answer(chosen, raw)

    def _paper_note(self, field: Field) -> str:
        most = self.options(field).maximum
        return _t("Marque máximo %(n)d.") % {"n": most} if most else _t("Marque todas las que quiera.")

    def see(self, field: Field, value: Json) -> Seen:
        return tuple(value["chosen"])

    def columns(self, field: Field) -> list[Column]:
        marks = {"1": _t("marcada"), "0": _t("sin marcar")}
        each = [
            Column(f"{field.key}.{key}", f"{field.label}: {label}", marks) for key, label in self.labels(field).items()
        ]
        return [*each, *self._other_column(field)]

    def cells(self, field: Field, value: Json) -> dict[str, Cell]:
        marked = {f"{field.key}.{key}": int(key in value["chosen"]) for key in self.labels(field)}
        return marked | self._other_cell(field, value)


def choice_labels(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {choice.key: choice.label for choice in choices}
