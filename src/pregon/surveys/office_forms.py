"""What is filled in about a survey in the back office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pregon.kernel.references import new_code
from pregon.plans.public import Action, actions_of, current_plan

from .domain.codes import MOST_CODES
from .enums import Level
from .models import Survey

LINES = {"rows": 3}
OFFERED = [level for level in Level if level != Level.LINK]


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar and clock; it wants ISO whatever the language."""

    def __init__(self) -> None:
        super().__init__({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class SurveyForm(forms.ModelForm[Survey]):
    """Everything around the questions."""

    submission = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    class Meta:
        model = Survey
        fields = (
            "title",
            "question",
            "intro",
            "audience",
            "office",
            "action",
            "opens_at",
            "closes_at",
            "level",
            "is_anonymous",
            "results_policy",
            "universe",
            "is_poll",
            "closing_text",
            "slug",
        )
        field_classes = {"opens_at": forms.DateTimeField, "closes_at": forms.DateTimeField}
        widgets = {
            "intro": forms.Textarea(LINES),
            "closing_text": forms.Textarea(LINES),
            "opens_at": MomentInput,
            "closes_at": MomentInput,
            "level": forms.RadioSelect,
            "results_policy": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["submission"].initial = new_code(24)
        self.fields["slug"].required = False
        self.fields["opens_at"].help_text = _("Vacío: desde que usted la abra.")
        self.fields["closes_at"].help_text = _("Se cierra sola en esa fecha. Vacío: cuando usted la cierre.")
        self._offer_actions()
        self._offer_levels()

    def _offer_levels(self) -> None:
        """Personal links are given out by the feature that knows the people: nobody chooses them here."""
        field = self.fields["level"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - made by the model
        chosen: Any = field.choices
        field.choices = [choice for choice in chosen if choice[0] in (self.instance.level, *OFFERED)]

    def _offer_actions(self) -> None:
        field = self.fields["action"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - made by the model
        plan = current_plan()
        field.queryset = actions_of(plan) if plan else field.queryset.none()  # type: ignore[union-attr]
        field.label_from_instance = _short_title  # type: ignore[method-assign, assignment]
        field.empty_label = _("Sin acción")


def _short_title(action: Action) -> str:
    return Truncator(action.title).chars(80)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Por qué se retira"), max_length=300)


class CodesForm(forms.Form):
    label = forms.CharField(label=_("Para quién"), max_length=100, help_text=_("Por ejemplo: vereda El Cristo."))
    count = forms.IntegerField(label=_("Cuántos códigos"), min_value=1, max_value=MOST_CODES)
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"submission": new_code(24)}})
