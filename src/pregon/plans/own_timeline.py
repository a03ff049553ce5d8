"""What the plan itself knows of an action's past: tasks that were done and proofs that were sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import cast

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Action, Evidence
from .timeline import TimelineItem


def done_tasks(action: Action) -> Iterator[TimelineItem]:
    """Each task that was done, by whom."""
    for task in action.tasks.exclude(done_at=None).select_related("done_by"):
        yield TimelineItem(
            at=cast(datetime, task.done_at),
            title=task.title,
            chip=_("Tarea"),
            state=_("Hecha por %(person)s") % {"person": task.done_by},
            url="",
        )


def proofs(action: Action) -> Iterator[TimelineItem]:
    """Each proof with its place, and its picture when it has one."""
    for evidence in action.evidence.select_related("file", "added_by"):
        yield TimelineItem(
            at=timezone.make_aware(datetime.combine(evidence.taken_on, time(12))),
            title=evidence.note or evidence.place or _("Evidencia"),
            chip=_("Evidencia"),
            state=evidence.place if evidence.note else str(evidence.added_by),
            url=_address(evidence),
            picture=_file_url(evidence) if evidence.file and evidence.file.is_picture else "",
        )


def _address(evidence: Evidence) -> str:
    return _file_url(evidence) if evidence.file_id else evidence.url


def _file_url(evidence: Evidence) -> str:
    return reverse("plans:evidence_file", args=[evidence.pk])
