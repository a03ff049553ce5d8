"""The file of a plan, and where what it says goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Plan

MAX_MEGABYTES = 10


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label=_("Documento o hoja de cálculo del plan"),
        widget=forms.FileInput({"accept": ".docx,.xlsx,.csv,.tsv,.txt,.md,.json"}),
        help_text=_("Word, Excel, CSV, texto o JSON de Pregón, de hasta 10 MB."),
        error_messages={"required": _("Elija el archivo del plan."), "empty": _("El archivo está vacío. Elija otro.")},
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(_("El archivo pesa más de 10 MB. Quite las imágenes o guárdelo como texto."))
        return upload


class DestinationForm(forms.Form):
    """An existing plan, or one of its own."""

    plan = forms.ModelChoiceField(
        Plan.objects.all(),
        label=_("Guardar en"),
        required=False,
        empty_label=str(_("Un plan nuevo")),
        help_text=_("Lo que ya está no se repite: se completa con lo que diga el documento."),
    )

    def __init__(self, *args: Any, other_municipality: str = "", **kwargs: Any) -> None:
        """With `other_municipality` somebody must say that the plan of another town is wanted here."""
        super().__init__(*args, **kwargs)
        if other_municipality:
            self.fields["accepted"] = forms.BooleanField(
                label=_("Sé que el documento es de %(name)s y lo quiero aquí") % {"name": other_municipality},
                error_messages={"required": _("Confírmelo, o corrija el municipio arriba en la página.")},
            )
