"""What a verb refused, beside the field it speaks of."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm


def add_errors(form: BaseForm, error: ValidationError, *, but: str) -> None:
    """Each message beside the field it speaks of; those of the whole beside the field `but`."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {but: error.messages}
    for name, problems in by_field.items():
        form.add_error(name if name in form.fields else but, problems)
