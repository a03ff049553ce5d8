"""A plan is a formal act: what was approved is kept as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..models import Plan, PlanVersion
from .document import plan_document
from .journal import note


def approve_plan(plan: Plan, *, act: str, approved_on: date, actor: User) -> PlanVersion:
    """Freezes the plan as its next version and puts it in force; the plan that was, steps back.

    Raises `ValidationError` without an act (a plan binds people, and they may ask who decided it), and where the plan
    leaves its versions to the Committee.
    """
    if plan.committee_approves_versions:
        raise ValidationError(_("En este plan el Comité aprueba cada versión. Llévela al Comité."))
    return freeze(plan, document=plan_document(plan), act=act, approved_on=approved_on, actor=actor)


@transaction.atomic
def freeze(plan: Plan, *, document: dict[str, Any], act: str, approved_on: date, actor: User) -> PlanVersion:
    """Makes `document` the next version of the plan; raises `ValidationError` without an act."""
    last = plan.versions.select_for_update().first()
    version = PlanVersion(
        plan=plan,
        number=(last.number if last else 0) + 1,
        document=document,
        approved_on=approved_on,
        approved_by=actor,
        act=act.strip(),
    )
    version.full_clean()
    version.save()
    Plan.objects.filter(is_current=True).exclude(pk=plan.pk).update(is_current=False)
    Plan.objects.filter(pk=plan.pk).update(is_current=True)
    note(plan, "approve", actor=actor, number=version.number, act=version.act)
    return version


def has_unapproved_changes(plan: Plan) -> bool:
    """Whether the plan says something else than its last approved version."""
    last = plan.versions.first()
    return last is None or last.document != plan_document(plan)
