"""Choosing from the catalogue, then adapting what was chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..catalogue import CatalogueAction, read_catalogue
from ..domain.start import Choice
from ..enums import Periodicity
from ..interchange import limits
from ..models import Plan
from .base import DayInput, near
from .parts import staff


class ChoosingForm(forms.Form):
    """Which actions and procedures; one at least."""

    acciones = forms.MultipleChoiceField(required=False)
    tramites = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue = read_catalogue()
        self.fields["acciones"].choices = [(key, key) for key in catalogue.actions]  # type: ignore[attr-defined]
        self.fields["tramites"].choices = list(catalogue.procedures.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("acciones") and not self.cleaned_data.get("tramites"):
            raise forms.ValidationError(_("Elija al menos una acción o un trámite."))
        return self.cleaned_data


class AdaptingForm(forms.Form):
    """One chosen action: its words, how often, from when, who."""

    title = forms.CharField(
        label=_("Acción"), max_length=limits.ACTION_TITLE, widget=forms.Textarea({"rows": 2, "class": "is-short"})
    )
    periodicity = forms.ChoiceField(label=_("Periodicidad"), choices=Periodicity.choices, required=False)
    start = forms.DateField(label=_("Desde"), widget=DayInput, required=False)
    person = forms.ModelChoiceField(
        staff(), label=_("Persona a cargo"), required=False, empty_label=str(_("Nadie todavía"))
    )

    def __init__(self, data: Any, action: CatalogueAction) -> None:
        start = timezone.localdate()
        initial = {"title": action.row["title"], "periodicity": action.row["periodicity"], "start": start}
        super().__init__(data, prefix=action.key, initial=initial)
        self.action = action
        self.fields["person"].queryset = staff()  # type: ignore[attr-defined]

    def clean_start(self) -> date | None:
        return near(self.cleaned_data["start"])

    def clean(self) -> dict[str, Any]:
        """What comes back needs a first day."""
        comes_back = self.cleaned_data.get("periodicity") not in ("", Periodicity.ONCE, None)
        if comes_back and not self.cleaned_data.get("start") and "start" in self.cleaned_data:
            self.add_error("start", _("Indique desde qué día se repite la acción."))
        return self.cleaned_data

    def choice(self) -> Choice:
        data = self.cleaned_data
        return Choice(self.action.key, data["title"], data["periodicity"], data["start"], data["person"])


class DestinationPlanForm(forms.Form):
    """Where it goes: the plan in force unless somebody says otherwise."""

    plan = forms.ModelChoiceField(
        Plan.objects.all(), label=_("Guardar en"), required=False, empty_label=str(_("Un plan nuevo"))
    )
    title = forms.CharField(
        label=_("Título, si es un plan nuevo"),
        max_length=limits.PLAN_TITLE,
        initial=_("Plan de comunicaciones"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A new plan needs a title; one that is there has its own."""
        if not self.cleaned_data.get("plan") and "plan" in self.cleaned_data and not self.cleaned_data.get("title"):
            self.add_error("title", _("Escriba el título del plan nuevo."))
        return self.cleaned_data
