"""One row of an understood plan, as people correct it before it is saved. Names follow the stable JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..enums import Audience, Channel, Periodicity
from ..interchange import limits
from .base import DayInput

LARGEST = Decimal(limits.NUMBER)


class NumberField(forms.CharField):
    """A number as Colombia writes it: 1.200 or 12,5. Gives int, float or None, as the stable JSON wants."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=20, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> int | float | None:
        """Raises `ValidationError` for what is no number with at most two decimals."""
        text = str(super().clean(value) or "").replace(".", "").replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) >= LARGEST or number != round(number, 2):
            raise forms.ValidationError(_("Escriba un número, por ejemplo 12 o 12,5."))
        return int(number) if number == number.to_integral_value() else float(number)


class DayField(forms.DateField):
    """A day as ISO text or None."""

    widget = DayInput

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        return day.isoformat() if isinstance(day, date) else None


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows, "class": "is-short"})


class PlanRow(forms.Form):
    municipality = forms.CharField(label=_("Municipio"), max_length=limits.MUNICIPALITY, required=False)
    title = forms.CharField(label=_("Título del plan"), max_length=limits.PLAN_TITLE)
    general_objective = forms.CharField(label=_("Objetivo general"), required=False, widget=_lines(2))
    diagnosis = forms.CharField(label=_("Diagnóstico"), required=False, widget=_lines(3))

    def clean_municipality(self) -> str:
        """A plan without a name of municipality is this one's."""
        return self.cleaned_data["municipality"] or settings.INSTANCE.settings.name


class ObjectiveRow(forms.Form):
    audience = forms.ChoiceField(label=_("Nivel"), choices=Audience.choices)
    text = forms.CharField(label=_("Objetivo"), max_length=limits.OBJECTIVE, widget=_lines(2))


class ActionRow(forms.Form):
    title = forms.CharField(label=_("Acción"), max_length=limits.ACTION_TITLE, widget=_lines(2))
    responsible = forms.CharField(
        label=_("Responsables, uno por línea"), required=False, widget=_lines(2), help_text=""
    )
    periodicity = forms.ChoiceField(label=_("Periodicidad"), choices=Periodicity.choices, required=False)
    start = DayField(label=_("Inicio"), required=False)
    end = DayField(label=_("Fin"), required=False)

    def clean_responsible(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["responsible"].splitlines()]
        if any(len(line) > limits.RESPONSIBLE for line in lines):
            raise forms.ValidationError(_("Un responsable pasa de %(n)d caracteres."), params={"n": limits.RESPONSIBLE})
        return [line for line in lines if line]

    def clean(self) -> dict[str, Any]:
        """What comes back needs a first day; what ends does so after it begins."""
        cleaned = self.cleaned_data
        start, end = cleaned.get("start"), cleaned.get("end")
        if cleaned.get("periodicity") not in ("", Periodicity.ONCE, None) and not start and "start" in cleaned:
            self.add_error("start", _("Indique desde qué día se repite la acción."))
        if start and end and end < start:
            self.add_error("end", _("El fin no puede ser anterior al inicio."))
        return cleaned


class IndicatorRow(forms.Form):
    name = forms.CharField(label=_("Indicador"), max_length=limits.INDICATOR)
    unit = forms.CharField(label=_("Unidad"), max_length=limits.UNIT, required=False)
    base = NumberField(label=_("Línea base"))
    goal = NumberField(label=_("Meta"))

    def clean_goal(self) -> int | float | None:
        goal: int | float | None = self.cleaned_data["goal"]
        if goal is not None and goal <= 0:
            raise forms.ValidationError(_("La meta debe ser mayor que cero."))
        return goal


class TacticRow(forms.Form):
    text = forms.CharField(label=_("Táctica o recurso"), max_length=limits.TACTIC, widget=_lines(2))
    channel = forms.ChoiceField(label=_("Canal"), choices=Channel.choices, required=False)


class ProcedureRow(forms.Form):
    name = forms.CharField(label=_("Trámite"), max_length=limits.PROCEDURE)


class EnablingRow(forms.Form):
    number = forms.IntegerField(label=_("Número"), min_value=1, max_value=32_767)
    component = forms.CharField(label=_("Componente"), max_length=limits.COMPONENT, required=False)
    title = forms.CharField(label=_("Actividad"), max_length=limits.ENABLING_TITLE)
    description = forms.CharField(
        label=_("Descripción"), max_length=limits.DESCRIPTION, required=False, widget=_lines(2)
    )
    done_on = DayField(label=_("Cumplida el"), required=False)
