"""A plan's file waits here until somebody looked at what was understood."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from pregon.people.public import User

from ..interchange import PlanDocument, RowNote, from_json, to_json
from ..models import Plan, PlanImport
from .apply import Applied, apply_document


def stage_import(*, filename: str, document: PlanDocument, rows: list[RowNote], actor: User) -> PlanImport:
    """Keeps what was understood of a file; nothing of it is in a plan yet."""
    return PlanImport.objects.create(
        filename=filename[-200:],
        document=to_json(document),
        rows=[asdict(row) for row in rows],
        created_by=actor,
    )


@transaction.atomic
def apply_import(staged: PlanImport, *, document: dict[str, Any], plan: Plan | None, actor: User) -> Applied:
    """Puts the corrected document into the plan, all of it or nothing; asked twice, the second changes nothing.

    Raises `InvalidDocument` or `ValidationError`; then nothing is saved and the file still waits.
    """
    staged = PlanImport.objects.select_for_update().get(pk=staged.pk)
    whole = to_json(from_json(document))
    applied = apply_document(whole, actor=actor, plan=plan or staged.plan)
    PlanImport.objects.filter(pk=staged.pk).update(document=whole, plan=applied.plan, applied_at=timezone.now())
    return applied


def discard_import(staged: PlanImport) -> None:
    """Forgets what was understood of a file. Discarded twice, nothing happens; what was applied stays in its plan."""
    PlanImport.objects.filter(pk=staged.pk).delete()


def keep_correction(staged: PlanImport, *, document: dict[str, Any]) -> None:
    """Remembers a corrected document before it is applied."""
    PlanImport.objects.filter(pk=staged.pk, applied_at=None).update(document=document)
