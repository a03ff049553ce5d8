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
