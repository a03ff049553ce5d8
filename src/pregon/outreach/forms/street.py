"""What is filled with one thumb, beside a wall."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code

from .base import DayInput


class PlaceForm(forms.Form):
    """A place where the poster will hang."""

    place = forms.CharField(
        label=_("Lugar"), max_length=200, help_text=_("Por ejemplo: cartelera de la plaza de mercado.")
    )
    until = forms.DateField(
        label=_("Hasta cuándo"), required=False, widget=DayInput, help_text=_("Ese día habrá que quitarlo.")
    )


class CorrectionForm(forms.Form):
    """What was noted of a place, to be put right; without another photo the one it has stays."""

    place = forms.CharField(label=_("Lugar"), max_length=200)
    placed_on = forms.DateField(label=_("Puesto el"), widget=DayInput)
    until = forms.DateField(label=_("Hasta cuándo"), required=False, widget=DayInput)
    taken_down_on = forms.DateField(
        label=_("Quitado el"), required=False, widget=DayInput, help_text=_("Vacío, si sigue puesto.")
    )
    note = forms.CharField(label=_("Nota"), required=False, max_length=300)
    photo = forms.FileField(
        label=_("Cambiar la foto"),
        required=False,
        widget=forms.FileInput({"accept": "image/*"}),
        help_text=_("Solo si la foto era otra. JPG, PNG o WebP de hasta 10 MB. La anterior se borra."),
    )


class RemovalForm(forms.Form):
    """Why a proof is taken back."""

    reason = forms.CharField(label=_("Por qué se quita la foto"), max_length=300, widget=forms.Textarea({"rows": 2}))


class ProofForm(forms.Form):
    """The photo first; the rest is filled in already."""

    photo = forms.FileField(
        label=_("Tomar la foto"),
        widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
        help_text=_("JPG, PNG o WebP de hasta 10 MB. Se borra la ubicación oculta de la foto."),
        error_messages={"required": _("Tome la foto del afiche en su lugar.")},
    )
    placed_on = forms.DateField(label=_("Puesto el"), widget=DayInput)
    note = forms.CharField(label=_("Nota"), required=False, max_length=300)
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"placed_on": timezone.localdate(), "submission": new_code(24)}
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
