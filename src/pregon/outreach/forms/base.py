"""Inputs that browsers draw by themselves, and limits that never cut what somebody pasted."""

from __future__ import annotations

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants ISO dates whatever the language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "date", **(attrs or {})}, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """The browser's own day and hour."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "datetime-local", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


def count_letters(form: forms.BaseForm) -> None:
    """Lets texts grow over their limit, counted beside the field and refused on saving, instead of cutting them."""
    for field in form.fields.values():
        if field.widget.attrs.pop("maxlength", None):
            field.widget.attrs["data-limit"] = field.max_length  # type: ignore[attr-defined]
