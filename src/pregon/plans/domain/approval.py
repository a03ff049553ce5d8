"""A plan is a formal act: what was approved is kept as it was."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from pregon.people.public import User

from ..models import Plan, PlanVersion
from .document import plan_document
from .journal import note


@transaction.atomic
def approve_plan(plan: Plan, *, act: str, approved_on: date, actor: User) -> PlanVersion:
    """Freezes the plan as its next version and puts it in force; the plan that was, steps back.

    Raises `ValidationError` without an act: a plan binds people, and they may ask who decided it.
    """
    last = plan.versions.select_for_update().first()
    version = PlanVersion(
        plan=plan,
        number=(last.number if last else 0) + 1,
        document=plan_document(plan),
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
