"""One form per part of the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pregon.people.public import User

from ..measures import measures
from ..models import Action, EnablingActivity, Indicator, Objective, Plan, PlannedProcedure, Responsible, Tactic, Task
from .base import DayInput, ModelForm, near

SHORT = {"rows": 2, "class": "is-short"}


def staff() -> Any:
    """People to whom work can be given."""
    return User.objects.filter(is_active=True)


class PlanForm(ModelForm):
    class Meta:
        model = Plan
        fields = [
            "municipality",
            "title",
            "general_objective",
            "diagnosis",
            "committee_approves_versions",
            "committee_approves_topics",
        ]
        widgets = {"general_objective": forms.Textarea({"rows": 4}), "diagnosis": forms.Textarea({"rows": 6})}


class ObjectiveForm(ModelForm):
    class Meta:
        model = Objective
        fields = ["audience", "text"]
        widgets = {"audience": forms.RadioSelect, "text": forms.Textarea({"rows": 3})}
        help_texts = {"audience": _("Interno: servidores públicos. Externo: ciudadanos y organizaciones.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["audience"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101 - the model says so
        chosen: Any = choices.choices
        choices.choices = [choice for choice in chosen if choice[0]]


class ActionForm(ModelForm):
    class Meta:
        model = Action
        fields = ["title", "periodicity", "starts_on", "ends_on", "tasks_since"]
        widgets = {"title": forms.Textarea(SHORT), "starts_on": DayInput, "ends_on": DayInput, "tasks_since": DayInput}
        help_texts = {
            "periodicity": _("Con ella y el inicio, las tareas se programan solas."),
            "ends_on": _("Déjelo vacío si la acción no termina."),
            "tasks_since": _("Lo que tocaba antes de ese día no se vuelve tarea. Póngalo atrás solo si falta hacerlo."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks_since"].required = False

    def clean_starts_on(self) -> date | None:
        return near(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date | None:
        return near(self.cleaned_data["ends_on"])

    def clean_tasks_since(self) -> date | None:
        """Left empty, nothing changes."""
        return near(self.cleaned_data["tasks_since"]) or self.instance.tasks_since


class ResponsibleForm(ModelForm):
    class Meta:
        model = Responsible
        fields = ["role", "person"]
        help_texts = {
            "role": _("Como lo dice el plan: un cargo o una dependencia."),
            "person": _("Quien ocupa hoy el cargo. Recibe las tareas de la acción."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only_staff(self, "person")


class TacticForm(ModelForm):
    class Meta:
        model = Tactic
        fields = ["text", "channel"]
        widgets = {"text": forms.Textarea(SHORT)}


class IndicatorForm(ModelForm):
    measure = forms.ChoiceField(
        label=_("Se cuenta como"),
        required=False,
        help_text=_("Con una medida, el número sale solo de lo que se hace. Nadie lo escribe."),
    )

    class Meta:
        model = Indicator
        fields = ["name", "measure", "unit", "base", "goal"]
        help_texts = {
            "unit": _("Por ejemplo: contenidos, personas, visitas."),
            "base": _("De dónde se parte. Déjela vacía si no se conoce."),
            "goal": _("Cuánto se quiere llegar a contar."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(measure.key, measure.label) for measure in measures]
        choice = self.fields["measure"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [("", _("Todavía no se cuenta")), *known]


class TaskForm(ModelForm):
    class Meta:
        model = Task
        fields = ["title", "due_on", "person", "channel"]
        widgets = {"due_on": DayInput}
        help_texts = {"title": _("Empiece con un verbo: Invitar, Grabar, Repartir…")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only_staff(self, "person")


class ProcedureForm(ModelForm):
    class Meta:
        model = PlannedProcedure
        fields = ["name"]


class EnablingForm(ModelForm):
    class Meta:
        model = EnablingActivity
        fields = ["number", "component", "title", "description", "person", "done_on", "evidence_note"]
        widgets = {
            "description": forms.Textarea(SHORT),
            "evidence_note": forms.Textarea(SHORT),
            "done_on": DayInput,
        }
        help_texts = {
            "component": _("Por ejemplo: Institucional, Tecnológico, Demanda."),
            "done_on": _("Déjela vacía mientras no esté cumplida."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only_staff(self, "person")

    def clean(self) -> dict[str, Any]:
        """Nothing is called done without saying by what."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("done_on") and not cleaned.get("evidence_note"):
            self.add_error("evidence_note", _("Escriba con qué se prueba: un acta, un acto o un documento."))
        return cleaned


FORMS: dict[str, type[ModelForm]] = {
    "objetivo": ObjectiveForm,
    "accion": ActionForm,
    "responsable": ResponsibleForm,
    "tactica": TacticForm,
    "indicador": IndicatorForm,
    "tarea": TaskForm,
    "tramite": ProcedureForm,
    "actividad": EnablingForm,
}


def _only_staff(form: ModelForm, name: str) -> None:
    """Active people, and whoever holds it now although he left."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - the model says so
    held = getattr(form.instance, f"{name}_id", None)
    field.queryset = staff() | User.objects.filter(pk=held) if held else staff()
    field.empty_label = str(_("Nadie todavía"))
