from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pregon.people.public import ContactList, Office


class EmailForm(forms.Form):
    """What the mail says and to whom it goes."""

    subject = forms.CharField(label=_("Asunto"), max_length=110)
    intro = forms.CharField(label=_("Primera línea"), max_length=280, help_text=_("Diga qué debe hacer quien lo lee."))
    body = forms.CharField(label=_("Texto"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 8}))
    button = forms.CharField(label=_("Botón"), max_length=40)
    all_staff = forms.BooleanField(label=_("Todos los servidores públicos"), required=False)
    offices = forms.ModelMultipleChoiceField(
        label=_("Dependencias"),
        queryset=Office.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lists = forms.ModelMultipleChoiceField(
        label=_("Listas de contactos"),
        queryset=ContactList.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """A mail to nobody is no mail."""
        cleaned = super().clean() or {}
        if not (cleaned.get("all_staff") or cleaned.get("offices") or cleaned.get("lists")):
            self.add_error("lists", _("Elija a quién va: servidores, una dependencia o una lista."))
        return cleaned
