"""A proof, as it is sent from a phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.files.public import MAX_BYTES
from pregon.kernel.references import new_code

from .base import DayInput

ACCEPTED = _("JPG, PNG o WebP de hasta %(megabytes)d MB. Se borra la ubicación oculta de la foto.")


class EvidenceForm(forms.Form):
    """Camera first. Text stays when the file fails; the file has to be chosen again, as browsers demand."""

    photo = forms.FileField(
        label=_("Tomar la foto"),
        required=False,
        widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
    )
    file = forms.FileField(
        label=_("O elegir una foto o un PDF"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/avif,application/pdf"}),
        help_text=_("Fotos y PDF de hasta 10 MB."),
    )
    place = forms.CharField(
        label=_("Dónde"), required=False, max_length=200, help_text=_("Por ejemplo: cartelera del hospital.")
    )
    taken_on = forms.DateField(label=_("Cuándo"), widget=DayInput)
    note = forms.CharField(label=_("Qué se hizo"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3}))
    url = forms.URLField(
        label=_("Enlace"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Si la prueba está en internet. Por ejemplo: https://…"),
    )
    is_public = forms.BooleanField(
        label=_("Mostrar la foto en la página pública del plan"),
        required=False,
        help_text=_("Solo si nadie aparece de cerca o si lo autorizó."),
    )
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"taken_on": timezone.localdate(), "submission": new_code(24), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["photo"].help_text = str(ACCEPTED) % {"megabytes": MAX_BYTES // 1024 // 1024}

    @property
    def upload(self) -> Any:
        """The photo, or else the file."""
        return self.cleaned_data.get("photo") or self.cleaned_data.get("file")

    @property
    def upload_field(self) -> str:
        """Which of the two inputs it came in by, for its error."""
        return "photo" if self.cleaned_data.get("photo") else "file"
