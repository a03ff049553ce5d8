"""What `pregon check` asks of the Committee."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .enums import ItemState, MatterState, Outcome, SessionState
from .models import AgendaItem, Decision
from .queries import tally_of


def decisions_are_their_votes() -> Iterator[str]:
    """The numbers of each decision are those of the votes that were cast."""
    rows = Decision.objects.select_related("item").prefetch_related("item__votes")
    for decision in rows.iterator(chunk_size=500):
        if decision.tally != tally_of(decision.item):
            yield _("La decisión %(pk)d («%(title)s») no coincide con sus votos.") % {
                "pk": decision.pk,
                "title": decision.title,
            }


def nothing_is_left_open() -> Iterator[str]:
    """What was approved or rejected no longer waits; a session that is over has no open item."""
    final = Decision.objects.exclude(outcome=Outcome.DEFERRED).filter(matter__state=MatterState.WAITING)
    for decision in final:
        yield _("«%(title)s» está decidido y sigue en espera.") % {"title": decision.title}
    over = [SessionState.CLOSED, SessionState.CANCELLED]
    for item in AgendaItem.objects.filter(state=ItemState.OPEN, session__state__in=over).select_related("matter"):
        yield _("«%(title)s» sigue abierto en una sesión terminada.") % {"title": item.matter.title}
