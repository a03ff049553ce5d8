"""Taking a decision: written once, with the votes behind it, and told to whom it concerns in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import How, ItemState, MatterState, Outcome, SessionState
from ..models import AgendaItem, Decision, Matter
from ..queries import current_decision, quorum_of
from ..subjects import decision_listeners, subject_kinds
from ..tally import Tally, count, result_of
from ..words import tally_words
from .journal import note
from .locks import locked, require


@dataclass(frozen=True)
class Basis:
    """What a decision stands on: its votes, of how many members with vote, how many were needed and took part."""

    how: How
    tally: Tally
    entitled: int
    quorum: int
    took_part: int


@transaction.atomic
def decide_item(item: AgendaItem, outcome: str, *, actor: User, conditions: str = "") -> Decision:
    """Takes the decision on an item of a session that goes on.

    The same decision sent twice is taken once. What is approved or not follows the votes; deferring is always
    possible and leaves the matter waiting. Raises `ValidationError` without a quorum, against the votes, for another
    decision than the one already taken, and for reasons of the subject's own; then nothing is recorded.
    """
    assert item.session is not None  # noqa: S101 - consultations decide by themselves
    session = locked(item.session)
    item = locked(item)
    taken = Decision.objects.filter(item=item).first()
    if taken:
        return _the_same(taken, outcome, conditions)
    require(session.state == SessionState.HELD, _("La sesión no está en curso."))
    require(item.state == ItemState.OPEN, _("Ese tema ya pasó a otra sesión."))
    standing = quorum_of(session)
    require(standing.is_reached, _("No hay quórum: sin él no se decide."))
    tally = count(item.votes.values_list("choice", flat=True))
    _follow_the_votes(
        outcome, conditions, tally, result_of(tally, majority=session.majority, entitled=standing.entitled)
    )
    basis = Basis(How.SESSION, tally, standing.entitled, standing.needed, standing.present)
    return write_decision(item, outcome, conditions=conditions, basis=basis, actor=actor)


def _the_same(taken: Decision, outcome: str, conditions: str) -> Decision:
    if (taken.outcome, taken.conditions) == (outcome, conditions.strip()):
        return taken
    message = _("Ya se decidió: %(outcome)s. Para cambiarlo, pida que se reconsidere.")
    raise ValidationError(message % {"outcome": taken.get_outcome_display()})


def _follow_the_votes(outcome: str, conditions: str, tally: Tally, result: Outcome) -> None:
    if outcome == Outcome.DEFERRED:
        require(conditions.strip(), _("Escriba por qué se aplaza."))
        return
    require(tally.voted, _("Nadie ha votado. Anote los votos, o aplace el tema."))
    require(outcome == result, _("Los votos no dicen eso: %(tally)s.") % {"tally": tally_words(tally)})
    require(outcome == Outcome.APPROVED or conditions.strip(), _("Escriba por qué no se aprueba."))


def write_decision(item: AgendaItem, outcome: str, *, conditions: str, basis: Basis, actor: User | None) -> Decision:
    """Records the decision and tells the subject; the caller holds the session or consultation and the item.

    The subject hears inside the transaction: either it was decided and has its effect, or neither. A later decision
    on the same subject supersedes this one.
    """
    matter = item.matter
    decision = Decision.objects.create(
        item=item,
        matter=matter,
        kind=matter.kind,
        object_id=matter.object_id,
        title=matter.title,
        outcome=outcome,
        conditions=conditions.strip(),
        how=basis.how,
        in_favour=basis.tally.in_favour,
        against=basis.tally.against,
        abstained=basis.tally.abstained,
        entitled=basis.entitled,
        quorum=basis.quorum,
        took_part=basis.took_part,
        decided_at=timezone.now(),
        recorded_by=actor,
        supersedes=_before(matter),
    )
    AgendaItem.objects.filter(pk=item.pk).update(state=ItemState.DECIDED)
    if outcome != Outcome.DEFERRED:
        Matter.objects.filter(pk=matter.pk).update(state=MatterState.DECIDED)
    _write_history(decision, item, actor)
    _tell(decision)
    return decision


def _before(matter: Matter) -> Decision | None:
    """The decision in force on the same subject; of a topic of our own, what was decided on it when it was deferred."""
    if matter.kind:
        return current_decision(matter.kind, matter.object_id)
    return matter.decisions.filter(superseded_by=None).first()


def _write_history(decision: Decision, item: AgendaItem, actor: User | None) -> None:
    tally = {"in_favour": decision.in_favour, "against": decision.against, "abstained": decision.abstained}
    where = item.session or item.consultation
    assert where is not None  # noqa: S101 - the database asks for one of the two
    note(where, "decide", actor=actor, title=decision.title, outcome=str(decision.get_outcome_display()), **tally)


def _tell(decision: Decision) -> None:
    kind = subject_kinds.get(decision.kind)
    if kind:
        kind.on_decided(decision)
    for listener in decision_listeners:
        listener(decision)
