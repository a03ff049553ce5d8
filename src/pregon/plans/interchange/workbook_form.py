"""The form of our own workbook: three sheets that people can edit and that come back equal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MARK = "pregon-plan-1"
FORMAT_KEY = "Formato"

PLAN_SHEET = "Plan"
ACTIONS_SHEET = "Acciones"
PROCEDURES_SHEET = "Trámites"

# Keys of the stable JSON with their labels; long texts may take several rows with the same label.
PLAN_LABELS = {
    "municipality": _("Municipio"),
    "title": _("Título"),
    "version": _("Versión"),
    "general_objective": _("Objetivo general"),
    "diagnosis": _("Diagnóstico"),
}
CHUNK = 15_000  # characters of a long text in one cell; every one may need two UTF-16 units

ACTION_COLUMNS = {
    "objective_number": _("Objetivo N°"),
    "audience": _("Nivel"),
    "objective": _("Objetivo"),
    "action_number": _("Acción N°"),
    "title": _("Acción"),
    "responsible": _("Responsable"),
    "indicator": _("Indicador"),
    "unit": _("Unidad"),
    "base": _("Línea base"),
    "goal": _("Meta"),
    "tactic": _("Táctica o recurso"),
    "channel": _("Canal"),
    "periodicity": _("Periodicidad"),
    "start": _("Inicio"),
    "end": _("Fin"),
}
PROCEDURE_COLUMNS = {
    "procedure_number": _("Trámite N°"),
    "name": _("Trámite"),
    "number": _("Actividad N°"),
    "component": _("Componente"),
    "title": _("Actividad"),
    "description": _("Descripción"),
    "done_on": _("Cumplida el"),
}
AUDIENCE_LABELS = {"internal": _("Interno"), "external": _("Externo")}
