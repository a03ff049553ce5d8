"""What narrows the decisions down."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Outcome


class DecisionFilter(forms.Form):
    """Filters of the list of decisions. Unknown values filter nothing."""

    texto = forms.CharField(label=_("Buscar un asunto"), required=False, max_length=100)
    anio = forms.IntegerField(
        label=_("Año"), required=False, min_value=2000, max_value=2100, widget=forms.TextInput({"inputmode": "numeric"})
    )
    decision = forms.ChoiceField(label=_("Decisión"), required=False, choices=[("", _("Todas")), *Outcome.choices])
