"""What anybody may know of the plan. Views of citizens read only these: names are allowed one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import ActionState, Channel
from .measures import measures
from .models import Action, Evidence, Fact, Indicator, Plan
from .queries import ActionProgress, IndicatorNumber, facts_of, with_progress
from .sources import public_source_url


@dataclass(frozen=True)
class PublicAction:
    """An action as citizens see it."""

    title: str
    state: ActionState
    numbers: list[IndicatorNumber]
    last_done: str
    last_done_at: datetime | None
    last_channel: str
    picture_id: int | None
    picture_place: str


@dataclass(frozen=True)
class PublicFact:
    """A record behind a number, without who did it."""

    label: str
    happened_at: datetime
    channel: str
    amount: Decimal
    url: str
    is_correction: bool


def public_actions(plan: Plan, *, today: date) -> list[tuple[ActionProgress, PublicAction]]:
    """Each action with its state, its numbers and the last thing done, in four queries."""
    deeds = [measure.key for measure in measures if measure.is_deed]
    facts = Fact.objects.filter(action=OuterRef("pk"), measure__in=deeds, reverses=None, reversed_by=None)
    pictures = Evidence.objects.filter(
        action=OuterRef("pk"), is_public=True, file__content_type__startswith="image/"
    ).order_by("-taken_on", "-pk")
    last = facts.order_by("-happened_at", "-pk")
    actions = (
        Action.objects.filter(objective__plan=plan)
        .select_related("objective")
        .prefetch_related("indicators")
        .annotate(
            last_done=Subquery(last.values("label")[:1]),
            last_done_at=Subquery(last.values("happened_at")[:1]),
            last_channel=Subquery(last.values("channel")[:1]),
            picture_id=Subquery(pictures.values("pk")[:1]),
            picture_place=Subquery(pictures.values("place")[:1]),
        )
        .order_by("-objective__audience", "objective__order", "objective_id", "order", "pk")
    )
    return [(progress, _public(progress)) for progress in with_progress(actions, today=today)]


def _public(progress: ActionProgress) -> PublicAction:
    action = progress.action
    return PublicAction(
        title=action.title,
        state=progress.state,
        numbers=[number for number in progress.numbers if number.counts_itself],
        last_done=action.last_done or "",  # type: ignore[attr-defined]
        last_done_at=action.last_done_at,  # type: ignore[attr-defined]
        last_channel=channel_words(action.last_channel or ""),  # type: ignore[attr-defined]
        picture_id=action.picture_id,  # type: ignore[attr-defined]
        picture_place=action.picture_place or "",  # type: ignore[attr-defined]
    )


def progress_sentence(states: list[ActionState]) -> str:
    """«De 14 acciones: 3 cumplidas, 8 en marcha, 1 atrasada y 2 sin iniciar.»"""
    if not states:
        return _("El plan todavía no tiene acciones.")
    count = Counter(states)
    words = [
        _plural("%(n)d cumplida", "%(n)d cumplidas", count[ActionState.FULFILLED]),
        _("%(n)d en marcha") % {"n": count[ActionState.UNDER_WAY]},
        _plural("%(n)d atrasada", "%(n)d atrasadas", count[ActionState.LATE]),
        _("%(n)d sin iniciar") % {"n": count[ActionState.NOT_STARTED]},
    ]
    whole = _plural("De %(n)d acción", "De %(n)d acciones", len(states))
    return _("%(whole)s: %(first)s y %(last)s.") % {
        "whole": whole,
        "first": ", ".join(words[:-1]),
        "last": words[-1],
    }


def _plural(one: str, many: str, count: int) -> str:
    return ngettext(one, many, count) % {"n": count}


def public_indicators() -> QuerySet[Indicator]:
    """The indicators of the plan in force that count something."""
    return (
        Indicator.objects.filter(action__objective__plan__is_current=True).exclude(measure="").select_related("action")
    )


def public_facts(indicator: Indicator) -> QuerySet[Fact]:
    """The records behind the number, newest first."""
    return facts_of(indicator)


def public_fact(fact: Fact) -> PublicFact:
    """What is said of a record to anybody."""
    return PublicFact(
        label=fact.label,
        happened_at=fact.happened_at,
        channel=channel_words(fact.channel),
        amount=fact.amount,
        url=public_source_url(fact),
        is_correction=fact.reverses_id is not None,
    )


def public_pictures() -> QuerySet[Evidence]:
    """The proofs whose photo somebody chose to show."""
    return Evidence.objects.filter(
        is_public=True, file__content_type__startswith="image/", action__objective__plan__is_current=True
    ).select_related("file")


def channel_words(key: str) -> str:
    return str(Channel(key).label) if key and key in Channel.values else ""
