"""The act by which a plan is approved."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import DayInput


class ApprovalForm(forms.Form):
    act = forms.CharField(label=_("Acta o acto"), max_length=120, help_text=_("Por ejemplo: Acta 3 del Comité GEL."))
    approved_on = forms.DateField(label=_("Fecha de aprobación"), widget=DayInput)

    def clean_approved_on(self) -> date:
        """An act is dated when it was signed, not when it will be."""
        day: date = self.cleaned_data["approved_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("La fecha no puede ser futura."))
        return day


class ProposalForm(forms.Form):
    note_text = forms.CharField(
        label=_("Nota para el Comité"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Qué cambió y por qué, en pocas frases."),
    )
