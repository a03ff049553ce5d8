"""What the forms of the Committee share: native date and time fields, errors beside the field they speak of."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants ISO dates whatever the language."""

    def __init__(self) -> None:
        super().__init__({"type": "date"}, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own clock."""

    def __init__(self) -> None:
        super().__init__({"type": "time"}, format="%H:%M")


def moment_of(day: date, hour: time) -> datetime:
    """A day and an hour in local time as one moment."""
    return timezone.make_aware(datetime.combine(day, hour))


def take_errors(form: forms.BaseForm, error: ValidationError, *, places: dict[str, str] | None = None) -> None:
    """Puts each message of the domain beside its field; `places` maps names of the domain to names of the form."""
    by_name: dict[str, Any] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, problems in by_name.items():
        field = (places or {}).get(name, name)
        form.add_error(field if field in form.fields else None, problems)
