"""Forms of the staff: a topic, and its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import TopicState
from .models import Topic


class TopicForm(forms.ModelForm[Topic]):
    class Meta:
        model = Topic
        fields = ["question", "background", "closes_on"]
        widgets = {
            "question": forms.Textarea({"rows": 2}),
            "background": forms.Textarea({"rows": 10}),
            "closes_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }


class DocumentForm(forms.Form):
    title = forms.CharField(
        label=_("Nombre del documento"), max_length=120, help_text=_("Por ejemplo: plano del parque.")
    )
    upload = forms.FileField(
        label=_("Archivo"),
        help_text=_("PDF o foto, máximo 10 MB. Queda público junto a la pregunta."),
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/*"}),
        error_messages={"required": _("Elija el archivo.")},
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Respuesta"),
        max_length=8000,
        widget=forms.Textarea({"rows": 12}),
        help_text=_("Qué dijo la gente, qué se hará, qué no y por qué. Se publica y se envía una sola vez."),
    )


class StateFilter(forms.Form):
    estado = forms.ChoiceField(label=_("Estado"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["estado"].choices = [("", _("Todos")), *TopicState.choices]  # type: ignore[attr-defined]
