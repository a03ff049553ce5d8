"""What is filled in about a diagnosis in the back office."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pregon.people.public import ContactList, Office
from pregon.plans.public import Action, Plan, actions_of

from .domain.assume import Supposed
from .models import Diagnosis, Participant
from .queries import offices_to_invite

LINES = {"rows": 3}
# A fortnight is enough to ask and to remind twice.
DAYS_TO_ANSWER = 14
CLOSES_AT = time(18)
WEIGHTS = [(0, _("No llega")), (30, _("Llega a pocos")), (60, _("Llega a bastantes")), (80, _("Llega a la mayoría"))]


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants ISO whatever the language."""

    def __init__(self) -> None:
        super().__init__({"type": "date"}, format="%Y-%m-%d")


class NewDiagnosisForm(forms.Form):
    title = forms.CharField(label=_("Título de la encuesta"), max_length=110)
    closes_on = forms.DateField(label=_("Último día para responder"), widget=DayInput)
    enough_percent = forms.IntegerField(
        label=_("Basta con que responda este porcentaje"),
        min_value=1,
        max_value=100,
        initial=80,
        help_text=_("De las personas invitadas. Desde ahí no se recuerda más a nadie."),
    )
    action = forms.ModelChoiceField(
        label=_("Acción del plan"),
        queryset=Action.objects.none(),
        required=False,
        empty_label=_("Sin acción"),
        help_text=_("Las respuestas suman en sus indicadores."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_on"].initial = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
        field = self.fields["action"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = actions_of(plan)
        field.label_from_instance = _short_title  # type: ignore[method-assign, assignment]

    def clean_closes_on(self) -> datetime:
        """Six in the evening of that day, which must not be over."""
        day = self.cleaned_data["closes_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Elija un día después de hoy."))
        return timezone.make_aware(datetime.combine(day, CLOSES_AT))


class OfficesForm(forms.Form):
    offices: Any = forms.ModelMultipleChoiceField(
        label=_("Dependencias"),
        queryset=Office.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Marque al menos una dependencia.")},
    )

    def __init__(self, *args: Any, diagnosis: Diagnosis, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["offices"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - declared above
        field.queryset = offices_to_invite(diagnosis)
        field.label_from_instance = lambda office: f"{office} ({office.left})"  # type: ignore[method-assign, assignment]


class ListsForm(forms.Form):
    lists = forms.ModelMultipleChoiceField(
        label=_("Listas de contactos"),
        queryset=ContactList.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Marque al menos una lista.")},
    )


class PersonForm(forms.ModelForm[Participant]):
    class Meta:
        model = Participant
        fields = ("name", "office", "way", "email", "phone")


class WithoutForm(forms.Form):
    reason = forms.CharField(
        label=_("Por qué no hay diagnóstico"),
        max_length=1000,
        widget=forms.Textarea(LINES),
        help_text=_("Sale en el plan."),
    )
    review_on = forms.DateField(label=_("Cuándo se revisa"), widget=DayInput)


class AssumptionsForm(forms.Form):
    """How far each medium is supposed to reach, and why."""

    review_on = forms.DateField(label=_("Cuándo se revisa"), widget=DayInput)

    def __init__(self, *args: Any, diagnosis: Diagnosis, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = diagnosis.review_on
        self.media_rows = list(diagnosis.assumptions.all())
        for row in self.media_rows:
            choices = WEIGHTS if row.weight in dict(WEIGHTS) else sorted([*WEIGHTS, (row.weight, str(row.weight))])
            self.fields[f"weight-{row.medium}"] = forms.TypedChoiceField(
                label=row.label, choices=choices, coerce=int, initial=row.weight
            )
            self.fields[f"reason-{row.medium}"] = forms.CharField(
                label=_("Por qué"), max_length=300, initial=row.reason, widget=forms.Textarea({"rows": 2})
            )

    def rows(self) -> list[tuple[Any, Any]]:
        """The two fields of each medium."""
        return [(self[f"weight-{row.medium}"], self[f"reason-{row.medium}"]) for row in self.media_rows]

    def supposed(self) -> dict[str, Supposed]:
        data = self.cleaned_data
        return {
            row.medium: Supposed(data[f"weight-{row.medium}"], data[f"reason-{row.medium}"]) for row in self.media_rows
        }


class TextForm(forms.Form):
    text = forms.CharField(label=_("Texto del diagnóstico"), max_length=100_000, widget=forms.Textarea({"rows": 18}))
    stamp = forms.CharField(widget=forms.HiddenInput, max_length=40)


def _short_title(action: Action) -> str:
    return Truncator(action.title).chars(80)
