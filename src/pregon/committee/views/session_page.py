"""What the page of a session shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from .. import rules
from ..enums import Choice, ItemState, Outcome, Presence, SessionState
from ..forms.sessions import TopicForm
from ..history import history_of
from ..models import AgendaItem, Attendance, Session
from ..queries import attendance_of, free_matters, items_with_votes, quorum_of, tally_of
from ..tally import Tally, result_of
from ..words import tally_words
from .places import committee_crumb, permissions

HISTORY_ROWS = 40


@dataclass(frozen=True)
class Voter:
    """A member beside the buttons: `choice` is what they voted, `may` whether this person can press for them."""

    seat: Attendance
    choice: str
    may: bool


@dataclass(frozen=True)
class ItemRow:
    """An item with its votes and the decisions that they allow."""

    item: AgendaItem
    decision: Any
    tally: Tally
    tally_words: str
    voters: list[Voter]
    outcomes: list[tuple[str, str]]
    is_open: bool


def session_context(request: HttpRequest, session: Session) -> dict[str, Any]:
    """Everything, in the same questions for any number of members and items."""
    seats, standing = list(attendance_of(session)), quorum_of(session)
    runs = rules.can_run_committee(request.user)
    is_held = session.state == SessionState.HELD
    rows = [_row(item, session, seats, standing.entitled, request.user) for item in items_with_votes(session)]
    first_open = next((row.item.pk for row in rows if row.is_open), None)
    return {
        "session": session,
        "seats": seats,
        "standing": standing,
        "rows": rows,
        "current": first_open,
        "open_count": sum(row.is_open for row in rows),
        "guests": session.guests.all(),
        "presences": [(value, label) for value, label in Presence.choices if value != Presence.EXPECTED],
        "choices": Choice.choices,
        "addable": free_matters() if runs and session.is_open else [],
        "topic_form": TopicForm(label_suffix="", auto_id="nuevo_tema_%s"),
        "is_held": is_held,
        "can_mark": runs and session.is_open,
        "minutes": getattr(session, "minutes", None),
        "history": history_of(session)[:HISTORY_ROWS],
        "crumbs": [committee_crumb()],
        **permissions(request.user),
    }


def _row(item: AgendaItem, session: Session, seats: list[Attendance], entitled: int, user: Any) -> ItemRow:
    votes = {vote.member_id: vote.choice for vote in item.votes.all()}
    tally = tally_of(item)
    is_open = item.state == ItemState.OPEN
    runs = rules.can_run_committee(user)
    voters = [
        Voter(seat, votes.get(seat.member_id, ""), is_open and (runs or seat.member.user_id == user.pk))
        for seat in seats
        if seat.can_vote or seat.member_id in votes
    ]
    decision = getattr(item, "decision", None)
    outcomes = _outcomes(tally, session, entitled) if is_open else []
    return ItemRow(item, decision, tally, tally_words(tally), voters, outcomes, is_open)


def _outcomes(tally: Tally, session: Session, entitled: int) -> list[tuple[str, str]]:
    """What can be decided: what the votes say, and to defer."""
    result = result_of(tally, majority=session.majority, entitled=entitled)
    allowed = [result, Outcome.DEFERRED] if tally.voted and result != Outcome.DEFERRED else [Outcome.DEFERRED]
    return [(value.value, str(value.label)) for value in allowed]
