"""Facts of what comes into view and goes out of it again, like an opinion: each time it shows it counts one."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import Action, Fact
from .facts import record_fact, reverse_fact


def count_shown(
    *, measure: str, source_kind: str, source_id: int, label: str, action: Action | None, channel: str = ""
) -> Fact:
    """Counts something that came into view; asked again while it is there, it answers the first fact."""
    facts = _facts(measure, source_kind, source_id)
    return record_fact(
        measure=measure,
        label=label,
        source_kind=source_kind,
        source_id=f"{source_id}.{facts.exclude(reverses=None).count()}",
        action=action,
        channel=channel,
    )


def uncount_hidden(*, measure: str, source_kind: str, source_id: int, reason: str) -> None:
    """Takes the fact back when it goes out of view: reversed, never erased. Not counted, nothing happens."""
    fact = _facts(measure, source_kind, source_id).filter(reverses=None, reversed_by=None).first()
    if fact:
        reverse_fact(fact, actor=None, reason=reason)


def _facts(measure: str, source_kind: str, source_id: int) -> QuerySet[Fact]:
    return Fact.objects.filter(measure=measure, source_kind=source_kind, source_id__startswith=f"{source_id}.")
