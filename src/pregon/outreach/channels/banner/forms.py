from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BannerForm(forms.Form):
    """What the banner says, and from when to when."""

    title = forms.CharField(label=_("Título"), max_length=70)
    text = forms.CharField(label=_("Texto"), max_length=140, required=False)
    button = forms.CharField(label=_("Botón"), max_length=30)
    starts_on = forms.DateField(label=_("Desde"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("Hasta"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Diga hasta qué día: un banner viejo quita confianza.")},
    )

    def clean(self) -> dict[str, Any]:
        """The dates are in order, and the last one is not gone."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("«Hasta» no puede ser anterior a «desde»."))
        elif ends and ends < timezone.localdate():
            self.add_error("ends_on", _("Ese día ya pasó. Elija otro."))
        return cleaned
