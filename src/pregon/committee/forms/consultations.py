"""Opening a consultation."""

from __future__ import annotations

from datetime import datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code

from ..models import Matter
from ..queries import free_matters
from .base import DayInput, HourInput, moment_of
from .sessions import MatterChoices


class ConsultationForm(forms.Form):
    """What is asked and until when."""

    matters = MatterChoices(
        label=_("Asuntos que esperan"),
        queryset=Matter.objects.none(),
        error_messages={"required": _("Elija al menos un asunto.")},
    )
    day = forms.DateField(label=_("Se puede votar hasta el"), widget=DayInput)
    hour = forms.TimeField(label=_("A las"), widget=HourInput, initial=time(17))
    intro = forms.CharField(
        label=_("Mensaje para los miembros"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Va en el correo y en la página donde votan."),
    )
    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.setdefault("submission", new_code(24))
        field = self.fields["matters"]
        assert isinstance(field, MatterChoices)  # noqa: S101 - declared above
        # Also those that the same form, sent before, has put into its consultation.
        sent = Matter.objects.filter(items__consultation__submission=self.data.get("submission") or "-")
        field.queryset = (
            (free_matters() | sent.select_related("requested_by")).distinct() if self.is_bound else free_matters()
        )

    @property
    def offers_anything(self) -> bool:
        """Whether there is something to ask about."""
        field = self.fields["matters"]
        assert isinstance(field, MatterChoices)  # noqa: S101 - declared above
        return bool(field.queryset and field.queryset.exists())

    @property
    def deadline(self) -> datetime:
        return moment_of(self.cleaned_data["day"], self.cleaned_data["hour"])
