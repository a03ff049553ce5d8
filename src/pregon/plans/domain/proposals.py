"""Versions of the plan before the Committee: brought there as they were, approved as they were read."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.committee.public import CommitteeRules, Decision, request_decision, waiting_since
from pregon.people.public import User

from ..models import Plan, PlannedProcedure, ProposedVersion
from .approval import freeze, has_unapproved_changes
from .document import plan_document
from .journal import note

KIND, PROCEDURE = "plan", "procedure"
LONGEST_ACT = 120


@transaction.atomic
def propose_version(plan: Plan, *, actor: User, note_text: str = "") -> ProposedVersion:
    """Brings the plan, as it is now, before the Committee.

    Raises `ValidationError` where the Committee has no say, when nothing changed since the last version, and while an
    earlier proposal waits: the Committee has one text before it.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if not plan.committee_approves_versions:
        raise ValidationError(_("En este plan el Comité no aprueba las versiones. Apruébela con su acto."))
    if not has_unapproved_changes(plan):
        raise ValidationError(_("No hay cambios por aprobar."))
    if waits_since(plan):
        raise ValidationError(_("Ya hay una versión en el Comité. Espere su decisión o retírela del Comité."))
    proposal = ProposedVersion.objects.create(plan=plan, document=plan_document(plan), proposed_by=actor)
    request_decision(KIND, proposal.pk, actor=actor, note=note_text)
    note(plan, "propose", actor=actor)
    return proposal


@transaction.atomic
def propose_procedure(procedure: PlannedProcedure, *, actor: User) -> None:
    """Brings before the Committee that a procedure is ready to be offered; asked again while it waits, it is one.

    Raises `ValidationError` while something of what enables it is missing: what is not ready is not promoted.
    """
    missing = procedure.enabling.filter(done_on=None).count()
    if missing or not procedure.enabling.exists():
        raise ValidationError(_("Faltan actividades habilitadoras. Regístrelas antes de llevarlo al Comité."))
    request_decision(PROCEDURE, procedure.pk, actor=actor)
    note(procedure.plan, "propose_procedure", actor=actor, name=procedure.name)


def waits_since(plan: Plan) -> datetime | None:
    """Since when a version of the plan waits for the Committee; None when none does or it has no say."""
    if not plan.committee_approves_versions:
        return None
    proposals = plan.proposals.values_list("pk", flat=True)
    return min(waiting_since(KIND, proposals).values(), default=None)


def adopt(decision: Decision) -> None:
    """Puts an approved proposal in force, as it was read; any other outcome leaves the plan as it is."""
    if not decision.is_approved:
        return
    proposal = ProposedVersion.objects.select_related("plan").get(pk=decision.object_id)
    actor = decision.recorded_by or proposal.proposed_by
    approved_on = timezone.localdate(decision.decided_at)
    freeze(proposal.plan, document=proposal.document, act=_act(decision), approved_on=approved_on, actor=actor)


def _act(decision: Decision) -> str:
    """«Comité GEL, sesión 2 de 2026»."""
    place = decision.item.session or decision.item.consultation
    name = CommitteeRules.load().name
    return f"{name}, {place}"[:LONGEST_ACT]
