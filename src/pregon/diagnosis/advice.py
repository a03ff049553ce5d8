"""What the plan's tactics and the composer are told: the media that the diagnosis in force recommends."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pregon.plans.public import Action, Advice

from .enums import State
from .found import findings_of
from .models import Diagnosis
from .queries import in_force
from .reasons import reasons_of


def advice_for(action: Action) -> list[Advice]:
    """The mix for the audience of the action; nothing while no diagnosis is in force."""
    diagnosis = in_force(action.objective.plan_id, action.objective.audience)
    if diagnosis is None:
        return []
    findings = findings_of(diagnosis)
    source = _source(diagnosis)
    return [Advice(pick.medium, reasons_of(pick, findings), source) for pick in findings.mix.picks]


def _source(diagnosis: Diagnosis) -> str:
    if diagnosis.state == State.WITHOUT:
        return _("Supuesto, mientras no hay diagnóstico")
    return _("Recomendado por el diagnóstico")
