"""What all forms of the plan share: native date fields, errors beside the field they speak of."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Beside which field the message of each constraint of the models appears.
FIELD_OF_CONSTRAINT = {
    "objective_unique": "text",
    "action_unique": "title",
    "action_ends_after_start": "ends_on",
    "responsible_unique": "role",
    "indicator_unique": "name",
    "indicator_goal_positive": "goal",
    "task_unique": "title",
    "planned_procedure_unique": "name",
    "enabling_activity_unique": "number",
    "evidence_not_empty": "note",
}


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants ISO dates whatever the language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "date", **(attrs or {})}, format="%Y-%m-%d")


class ModelForm(forms.ModelForm):
    """Errors of constraints go to their field; the rest of the page keeps what was typed."""

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's, but a constraint's message finds its field."""
        if field is not None or not isinstance(error, ValidationError):
            super().add_error(field, error)
            return
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for name, problems in by_field.items():
            for problem in problems:
                super().add_error(self._place(name, problem), problem)

    def _place(self, name: str, problem: ValidationError) -> str | None:
        if name in self.fields:
            return name
        messages = {
            str(constraint.violation_error_message): FIELD_OF_CONSTRAINT.get(constraint.name)
            for constraint in self._meta.model._meta.constraints
        }
        found = messages.get(problem.messages[0])
        return found if found in self.fields else None


# A plan is of one government, four years, and the next one looks back at it: what is farther off is a slip.
FARTHEST_YEARS = 10


def near(day: date | None) -> date | None:
    """The same day; raises `ValidationError` when its year is far from today's, as 2006 typed for 2026 is."""
    if day and abs(day.year - timezone.localdate().year) > FARTHEST_YEARS:
        raise ValidationError(_("Revise el año: %(year)d queda muy lejos de hoy."), params={"year": day.year})
    return day
