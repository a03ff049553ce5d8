"""The stable JSON of a plan: exports, versions and open data rely on its keys; more may be added, none renamed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from . import limits
from .checks import Place
from .document import (
    ActionDocument,
    EnablingDocument,
    IndicatorDocument,
    ObjectiveDocument,
    PlanDocument,
    ProcedureDocument,
    TacticDocument,
)
from .refusals import InvalidDocument

# --- Out -----------------------------------------------------------------------------------------------------


def to_json(document: PlanDocument) -> dict[str, Any]:
    """Plain dictionaries and lists; numbers as int or float, dates as ISO text or None."""
    return {
        "municipality": document.municipality,
        "title": document.title,
        "version": document.version,
        "general_objective": document.general_objective,
        "diagnosis": document.diagnosis,
        "objectives": [_objective_out(objective) for objective in document.objectives],
        "procedures": [_procedure_out(procedure) for procedure in document.procedures],
    }


def _objective_out(objective: ObjectiveDocument) -> dict[str, Any]:
    actions = [_action_out(action) for action in objective.actions]
    return {"audience": objective.audience, "text": objective.text, "actions": actions}


def _action_out(action: ActionDocument) -> dict[str, Any]:
    return {
        "title": action.title,
        "responsible": list(action.responsible),
        "indicators": [_indicator_out(indicator) for indicator in action.indicators],
        "tactics": [{"text": tactic.text, "channel": tactic.channel} for tactic in action.tactics],
        "periodicity": action.periodicity,
        "start": _day_out(action.start),
        "end": _day_out(action.end),
    }


def _indicator_out(indicator: IndicatorDocument) -> dict[str, Any]:
    numbers = {"base": _number_out(indicator.base), "goal": _number_out(indicator.goal)}
    return {"name": indicator.name, "unit": indicator.unit, **numbers}


def _procedure_out(procedure: ProcedureDocument) -> dict[str, Any]:
    return {"name": procedure.name, "enabling": [_enabling_out(step) for step in procedure.enabling]}


def _enabling_out(step: EnablingDocument) -> dict[str, Any]:
    return {
        "number": step.number,
        "component": step.component,
        "title": step.title,
        "description": step.description,
        "done_on": _day_out(step.done_on),
    }


def _number_out(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _day_out(day: date | None) -> str | None:
    return day.isoformat() if day else None


# --- In ------------------------------------------------------------------------------------------------------


def from_json(data: object) -> PlanDocument:
    """The document that `data` (parsed JSON) says, every text made canonical; unknown keys are passed over.

    Raises `InvalidDocument` with all the problems, each with its place.
    """
    plan = Place(data, _("plan"))
    document = PlanDocument(
        municipality=plan.text("municipality", _("el municipio"), limits.MUNICIPALITY, required=True),
        title=plan.text("title", _("el título"), limits.PLAN_TITLE, required=True),
        version=plan.text("version", _("la versión"), limits.VERSION),
        general_objective=plan.text("general_objective", _("el objetivo general"), limits.LONG_TEXT),
        diagnosis=plan.text("diagnosis", _("el diagnóstico"), limits.LONG_TEXT),
        objectives=[_objective_in(place) for place in plan.places("objectives", _("objetivo"))],
        procedures=[_procedure_in(place) for place in plan.places("procedures", _("trámite"))],
    )
    if plan.problems:
        raise InvalidDocument(plan.problems)
    return document


def _objective_in(place: Place) -> ObjectiveDocument:
    return ObjectiveDocument(
        audience=place.choice("audience", _("el nivel"), ("internal", "external")),
        text=place.text("text", _("el objetivo"), limits.OBJECTIVE, required=True),
        actions=[_action_in(action) for action in place.places("actions", _("acción"))],
    )


def _action_in(place: Place) -> ActionDocument:
    action = ActionDocument(
        title=place.text("title", _("el título de la acción"), limits.ACTION_TITLE, required=True),
        responsible=place.texts("responsible", _("responsable"), limits.RESPONSIBLE),
        indicators=[_indicator_in(indicator) for indicator in place.places("indicators", _("indicador"))],
        tactics=[_tactic_in(tactic) for tactic in place.places("tactics", _("táctica"))],
        periodicity=place.periodicity("periodicity"),
        start=place.day("start", _("el inicio")),
        end=place.day("end", _("el fin")),
    )
    if action.start and action.end and action.end < action.start:
        place.problem(_("el fin es anterior al inicio."))
    return action


def _indicator_in(place: Place) -> IndicatorDocument:
    indicator = IndicatorDocument(
        name=place.text("name", _("el nombre del indicador"), limits.INDICATOR, required=True),
        unit=place.text("unit", _("la unidad"), limits.UNIT),
        base=place.number("base", _("la línea base")),
        goal=place.number("goal", _("la meta")),
    )
    if indicator.goal is not None and indicator.goal <= 0:
        place.problem(_("la meta debe ser mayor que cero."))
    return indicator


def _tactic_in(place: Place) -> TacticDocument:
    text = place.text("text", _("el texto de la táctica"), limits.TACTIC, required=True)
    return TacticDocument(text=text, channel=place.channel("channel"))


def _procedure_in(place: Place) -> ProcedureDocument:
    procedure = ProcedureDocument(
        name=place.text("name", _("el nombre del trámite"), limits.PROCEDURE, required=True),
        enabling=[_enabling_in(step) for step in place.places("enabling", _("actividad habilitadora"))],
    )
    numbers = [step.number for step in procedure.enabling]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        place.problem(_("dos actividades habilitadoras tienen el número %(n)d.") % {"n": number})
    return procedure


def _enabling_in(place: Place) -> EnablingDocument:
    return EnablingDocument(
        number=place.whole("number", _("el número")),
        component=place.text("component", _("el componente"), limits.COMPONENT),
        title=place.text("title", _("el título de la actividad"), limits.ENABLING_TITLE, required=True),
        description=place.text("description", _("la descripción"), limits.DESCRIPTION),
        done_on=place.day("done_on", _("la fecha de cumplimiento")),
    )


def unknown_keys(data: Mapping[str, Any]) -> list[str]:
    """Keys at the top of the file that this version does not know, to be shown as left out."""
    return sorted(set(data) - set(to_json(PlanDocument())))
