"""Convening, proposing, cancelling."""

from __future__ import annotations

from datetime import datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import SessionState
from ..models import Matter
from ..queries import free_matters
from .base import DayInput, HourInput, moment_of


class MatterChoices(forms.ModelMultipleChoiceField):
    """What waits, to be ticked."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Matter) -> str:
        return obj.title


class ConveneForm(forms.Form):
    """When, where, what about."""

    day = forms.DateField(label=_("Fecha"), widget=DayInput)
    hour = forms.TimeField(label=_("Hora"), widget=HourInput, initial=time(9))
    place = forms.CharField(
        label=_("Lugar"), required=False, max_length=200, help_text=_("Por ejemplo: sala de juntas de la Alcaldía.")
    )
    link = forms.URLField(
        label=_("Enlace de la reunión virtual"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Si se reúnen por internet, o si algunos lo hacen."),
    )
    message = forms.CharField(
        label=_("Mensaje para los convocados"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Va en el correo, con el orden del día."),
    )
    matters = MatterChoices(
        label=_("Orden del día: asuntos que esperan"), queryset=Matter.objects.none(), required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["matters"]
        assert isinstance(field, MatterChoices)  # noqa: S101 - declared above
        field.queryset = free_matters()
        field.initial = [matter.pk for matter in field.queryset]

    def clean(self) -> None:
        """A place or a link."""
        data = super().clean() or {}
        if not data.get("place") and not data.get("link") and "link" not in self.errors:
            self.add_error("place", _("Diga dónde se reúnen, o el enlace de la reunión virtual."))

    @property
    def starts_at(self) -> datetime:
        return moment_of(self.cleaned_data["day"], self.cleaned_data["hour"])


class TopicForm(forms.Form):
    """A topic of the Committee's own."""

    title = forms.CharField(
        label=_("Tema"), max_length=300, help_text=_("Una frase que se pueda aprobar o no. Así saldrá en el acta.")
    )
    summary = forms.CharField(
        label=_("De qué se trata"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4})
    )


class ReasonForm(forms.Form):
    """Why something ends before its time."""

    reason = forms.CharField(
        label=_("Por qué"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Escriba por qué.")},
    )


class SessionFilter(forms.Form):
    """Filters of the list of sessions. Unknown values filter nothing."""

    texto = forms.CharField(label=_("Buscar lugar o tema"), required=False, max_length=100)
    anio = forms.IntegerField(
        label=_("Año"), required=False, min_value=2000, max_value=2100, widget=forms.TextInput({"inputmode": "numeric"})
    )
    estado = forms.ChoiceField(label=_("Estado"), required=False, choices=[("", _("Todos")), *SessionState.choices])
