"""What moderators fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code

from ..domain.printed import MOST_CODES
from ..enums import HideReason

DAYS = [(1, _("1 día")), (7, _("7 días")), (30, _("30 días")), (90, _("90 días"))]


class HideForm(forms.Form):
    """Why; the author reads the reason, colleagues the note."""

    reason = forms.ChoiceField(
        label=_("Motivo"), choices=HideReason.choices, error_messages={"required": _("Elija el motivo.")}
    )
    note = forms.CharField(label=_("Nota interna"), required=False, max_length=500)


class BlockForm(forms.Form):
    """For how long, and why."""

    reason = forms.ChoiceField(label=_("Motivo"), choices=HideReason.choices)
    days = forms.TypedChoiceField(label=_("Por cuánto tiempo"), choices=DAYS, coerce=int, initial=7)


class AnswerForm(forms.Form):
    """An official answer."""

    text = forms.CharField(
        label=_("Respuesta de la Alcaldía"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Se publica de inmediato, marcada como respuesta oficial."),
        error_messages={"required": _("Escriba la respuesta.")},
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", new_code(24))
        self.label_suffix = ""


class DecisionForm(forms.Form):
    """What comes of an appeal."""

    answer = forms.CharField(
        label=_("Respuesta para el autor"),
        max_length=1500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Escriba la respuesta para el autor.")},
    )


class PaperForm(forms.Form):
    """An opinion that came on paper."""

    name = forms.CharField(
        label=_("Nombre de la persona"),
        max_length=60,
        help_text=_("Como está en el papel. Se publica."),
        error_messages={"required": _("Escriba el nombre que está en el papel.")},
    )
    text = forms.CharField(
        label=_("Lo que escribió"),
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Copie el texto tal como está, sin corregirlo. Hasta 4.000 letras."),
        error_messages={"required": _("Copie el texto del papel.")},
    )
    contact = forms.CharField(
        label=_("Correo o celular (si lo dejó)"),
        required=False,
        max_length=254,
        help_text=_("No se publica. Sirve para enviarle la respuesta."),
    )
    scan = forms.FileField(
        label=_("Foto o PDF del papel"),
        widget=forms.FileInput({"accept": "image/*,application/pdf", "capture": "environment"}),
        help_text=_("JPG, PNG, WebP o PDF de hasta 10 MB. Solo lo ve el equipo."),
        error_messages={"required": _("Tome la foto del papel: es la prueba del aporte.")},
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", new_code(24))
        self.label_suffix = ""


class CodesForm(forms.Form):
    """A batch of codes on paper."""

    label = forms.CharField(
        label=_("Para quién"),
        max_length=120,
        help_text=_("Por ejemplo: vereda El Cristo."),
        error_messages={"required": _("Escriba para quién son.")},
    )
    count = forms.IntegerField(label=_("Cuántos códigos"), min_value=1, max_value=MOST_CODES)
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", new_code(24))
        self.label_suffix = ""
