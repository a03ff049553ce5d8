"""What anybody may know of the plan. Views of citizens read only these: names are allowed one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import ActionState, Channel
from .models import Evidence, Fact, Indicator
from .queries import facts_of
from .sources import public_source_url

CHANNELS = frozenset(Channel.values) - {""}
# A photo that somebody chose to show.
SHOWN_PICTURE = Q(is_public=True, file__content_type__startswith="image/")


@dataclass(frozen=True)
class PublicFact:
    """A record behind a number, without who did it."""

    label: str
    happened_at: datetime
    channel: str
    amount: Decimal
    url: str
    is_correction: bool


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
        happened_at=timezone.localtime(fact.happened_at),
        channel=channel_words(fact.channel),
        amount=fact.amount,
        url=public_source_url(fact),
        is_correction=fact.reverses_id is not None,
    )


def public_pictures() -> QuerySet[Evidence]:
    """The proofs whose photo somebody chose to show."""
    return Evidence.objects.filter(SHOWN_PICTURE, action__objective__plan__is_current=True).select_related("file")


def channel_words(key: str) -> str:
    return str(Channel(key).label) if key in CHANNELS else ""
