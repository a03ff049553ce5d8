"""The little that a step asks for."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import MomentInput


class MomentForm(forms.Form):
    """When it goes out by itself."""

    scheduled_at = forms.DateTimeField(
        label=_("Día y hora de salida"),
        widget=MomentInput,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={
            "required": _("Elija el día y la hora."),
            "invalid": _("Escriba el día y la hora, por ejemplo 2026-03-03 14:30."),
        },
    )


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Por qué se retira"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Queda en el historial de la acción."),
    )


def tomorrow_morning() -> datetime:
    """What the field proposes: tomorrow at eight, when people read."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time(8)))
