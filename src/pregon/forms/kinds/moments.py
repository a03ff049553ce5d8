"""Days and hours, as ISO text."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Literal, Self

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from pydantic import model_validator

from ..domain.definition import Field, Json
from .base import FieldError, Kind, Options, OptionsForm, Raw, one

# Where a browser has no calendar of its own, people write 3/3/2026.
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?::|\.)?(\d{2})?\s*([ap])?\.?\s*m?\.?", re.IGNORECASE)


class DateOptions(Options):
    """Bounds are inclusive. `limit` is about today: only days before or until it, or from it on."""

    earliest: date | None = None
    latest: date | None = None
    limit: Literal["", "past", "future"] = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(_t("La primera fecha no puede ser posterior a la última."))
        return self


class DayInput(forms.DateInput):
    def __init__(self) -> None:
        super().__init__({"type": "date"}, format="%Y-%m-%d")


class DateOptionsForm(OptionsForm):
    limit = forms.ChoiceField(
        label=_("Qué fechas se aceptan"),
        required=False,
        choices=[("", _("Cualquiera")), ("past", _("Hasta hoy")), ("future", _("Desde hoy"))],
    )
    earliest = forms.DateField(label=_("Primera fecha"), required=False, widget=DayInput)
    latest = forms.DateField(label=_("Última fecha"), required=False, widget=DayInput)

    def to_options(self) -> dict[str, str]:
        return {name: str(value) for name, value in super().to_options().items()}


class Date(Kind):
    """A day."""

    id = "date"
    label = _("Fecha")
    example = _("Un día, con el calendario del teléfono o del computador.")
    operators = ("answered", "is", "at_least", "at_most")
    missing = _("Escriba una fecha.")
    Options, OptionsForm = DateOptions, DateOptionsForm
    attributes = {"type": "date", "class": "is-short"}

    def clean(self, field: Field, raw: Raw) -> Json:
        """`"2026-03-03"`. Raises `FieldError` for what is no day or is out of bounds."""
        text = one(raw)
        if not text:
            return None
        return self._within(_parse_day(text), self.options(field)).isoformat()

    def _within(self, day: date, options: DateOptions) -> date:
        today = timezone.localdate()
        if options.limit == "past" and day > today:
            raise FieldError(_t("Esa fecha todavía no llega. Escriba una fecha hasta hoy."))
        if options.limit == "future" and day < today:
            raise FieldError(_t("Esa fecha ya pasó. Escriba una fecha desde hoy."))
        if options.earliest and day < options.earliest:
            raise FieldError(_t("Escriba una fecha desde el %(day)s.") % {"day": _show_day(options.earliest)})
        if options.latest and day > options.latest:
            raise FieldError(_t("Escriba una fecha hasta el %(day)s.") % {"day": _show_day(options.latest)})
        return day

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        try:
            date.fromisoformat(operand)
        except (TypeError, ValueError):
            return _t("Escriba la fecha con la que se compara, por ejemplo 2026-03-31.")
        return ""

    def display(self, field: Field, value: Json) -> str:
        return _show_day(date.fromisoformat(value))


def _parse_day(text: str) -> date:
    day_first = DAY_FIRST.fullmatch(text)
    try:
        if day_first:
            day, month, year = map(int, day_first.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise FieldError(_t("Escriba el día, el mes y el año, por ejemplo 31/03/2026.")) from None


def _show_day(day: date) -> str:
    return str(date_format(day, r"j \d\e F \d\e Y")).lower()


class Time(Kind):
    """An hour of the day."""

    id = "time"
    label = _("Hora")
    example = _("Una hora del día, por ejemplo cuándo escucha la emisora.")
    operators = ("answered", "is", "at_least", "at_most")
    missing = _("Escriba una hora.")
    attributes = {"type": "time", "class": "is-short"}

    def clean(self, field: Field, raw: Raw) -> Json:
        """`"14:30"`. Raises `FieldError` for what is no hour."""
        text = one(raw)
        return _parse_clock(text).isoformat("minutes") if text else None

    def problem_of_operand(self, field: Field, operand: Json) -> str:
        try:
            time.fromisoformat(operand)
        except (TypeError, ValueError):
            return _t("Escriba la hora con la que se compara, por ejemplo 14:30.")
        return ""

    def display(self, field: Field, value: Json) -> str:
        """`2:30 p. m.`"""
        clock = time.fromisoformat(value)
        half = "a. m." if clock.hour < 12 else "p. m."
        return f"{clock.hour % 12 or 12}:{clock.minute:02d} {half}"


def _parse_clock(text: str) -> time:
    found = CLOCK.fullmatch(text)
    try:
        if not found:
            raise ValueError(text)
        hour, minute = int(found[1]), int(found[2] or 0)
        half = (found[3] or "").lower()
        if half and not 1 <= hour <= 12:
            raise ValueError(text)
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        return time(hour, minute)
    except ValueError:
        raise FieldError(_t("Escriba la hora y los minutos, por ejemplo 14:30.")) from None
