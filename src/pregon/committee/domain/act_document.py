"""What an act says, in words: made once when it is issued, and kept. The PDF and the Word copy only lay it out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..enums import ItemState, Position, Presence
from ..models import AgendaItem, CommitteeRules, Consultation, Minutes, Session
from ..queries import attendance_of, ballots_with_progress, items_with_votes, quorum_of, tally_of
from ..tally import quorum_needed
from ..words import hour_words, moment_words, tally_words

Document = dict[str, Any]
Row = dict[str, str]


def act_document(minutes: Minutes) -> Document:
    """The act as plain values; without a number it is a draft."""
    source = minutes.source
    rules = CommitteeRules.load()
    parts = _of_session(source) if isinstance(source, Session) else _of_consultation(source)
    return {
        "municipality": settings.INSTANCE.settings.name,
        "department": settings.INSTANCE.settings.department,
        "committee": rules.name,
        "title": str(minutes),
        "meeting": str(source),
        "is_draft": not minutes.is_issued,
        "opening": minutes.opening,
        "items": [_item(item, number) for number, item in enumerate(items_with_votes(source), 1)],
        "closing": minutes.closing,
        "signatures": _signatures(source),
        **parts,
    }


def _of_session(session: Session) -> Document:
    rows = [
        {
            "name": str(seat.member),
            "office": seat.member.user.position,
            "seat": str(Position(seat.position).label) + ("" if seat.has_vote else _(" (con voz)")),
            "presence": str(Presence(seat.presence).label),
        }
        for seat in attendance_of(session)
    ]
    return {
        "facts": _session_facts(session),
        "attendance_title": _("Asistencia"),
        "attendance": rows,
        "guests": [guest.name for guest in session.guests.all()],
    }


def _session_facts(session: Session) -> list[list[str]]:
    standing = quorum_of(session)
    words = {"present": standing.present, "entitled": standing.entitled, "needed": standing.needed}
    facts = [[_("Fecha"), moment_words(session.starts_at)]]
    facts += [[_("Lugar"), session.place]] if session.place else []
    facts += [[_("Reunión virtual"), session.link]] if session.link else []
    facts += [[_("Empezó"), hour_words(session.opened_at)]] if session.opened_at else []
    facts += [[_("Terminó"), hour_words(session.closed_at)]] if session.closed_at else []
    quorum = _("%(present)d de %(entitled)d miembros con voto; se necesitaban %(needed)d.") % words
    return [*facts, [_("Quórum"), quorum]]


def _of_consultation(consultation: Consultation) -> Document:
    ballots = list(ballots_with_progress(consultation))
    rows = [
        {
            "name": str(ballot.member),
            "office": ballot.member.user.position,
            "seat": str(ballot.member.get_position_display()),
            "presence": _("Votó") if ballot.vote_count else _("No votó"),  # type: ignore[attr-defined]
        }
        for ballot in ballots
    ]
    return {
        "facts": _consultation_facts(consultation, len(ballots)),
        "attendance_title": _("Miembros consultados"),
        "attendance": rows,
        "guests": [],
    }


def _consultation_facts(consultation: Consultation, entitled: int) -> list[list[str]]:
    words = {"entitled": entitled, "needed": quorum_needed(consultation.quorum, entitled)}
    facts = [
        [_("Cómo"), _("Por enlace personal, sin reunión.")],
        [_("Abierta"), moment_words(consultation.opened_at)],
        [_("Fecha límite"), moment_words(consultation.deadline)],
    ]
    facts += [[_("Cerrada"), moment_words(consultation.closed_at)]] if consultation.closed_at else []
    return [*facts, [_("Quórum"), _("%(needed)d votos de %(entitled)d miembros con voto.") % words]]


def _item(item: AgendaItem, number: int) -> Document:
    decision = getattr(item, "decision", None)
    return {
        "number": str(number),
        "title": item.matter.title,
        "summary": item.matter.summary,
        "discussion": item.discussion,
        "votes": [{"name": str(vote.member), "choice": str(vote.get_choice_display())} for vote in item.votes.all()],
        "tally": tally_words(tally_of(item)) if item.votes.all() else "",
        "outcome": str(decision.get_outcome_display()) if decision else str(ItemState(item.state).label),
        "conditions": decision.conditions if decision else "",
    }


def _signatures(source: Session | Consultation) -> list[Row]:
    """Who presides and who keeps the record, of those who took part."""
    if isinstance(source, Session):
        there = attendance_of(source).filter(presence=Presence.PRESENT)
        seats = [(str(seat.member), seat.position) for seat in there]
    else:
        seats = [
            (str(ballot.member), ballot.member.position) for ballot in source.ballots.select_related("member__user")
        ]
    wanted = [Position.PRESIDES, Position.SECRETARY]
    return [
        {"name": name, "seat": str(Position(position).label)}
        for place in wanted
        for name, position in seats
        if position == place
    ]
