"""What other packages may use of the Committee.

A package that wants something decided registers a `SubjectKind` at start, asks with `request_decision`, shows
`waiting_words(since)` while `is_waiting`, and acts in `on_decided` or when `decision_for` says so. Whoever wants to
hear of every decision registers in `decision_listeners`.
"""

from .domain.agenda import add_item, carry_over, move_item_up, remove_item
from .domain.attendance import add_guest, record_attendance, remove_guest
from .domain.ballots import vote_by_link
from .domain.consultations import cancel_consultation, close_consultation, open_consultation
from .domain.decide import decide_item
from .domain.links import InvalidLink
from .domain.matters import propose_topic, request_decision, withdraw_request
from .domain.members import add_member, change_member
from .domain.minutes import draft_minutes, issue_minutes, upload_signed_copy
from .domain.sessions import cancel_session, close_session, convene_session, open_session
from .domain.votes import record_all_in_favour, record_vote
from .enums import Choice, How, Outcome, Position, Presence
from .models import AgendaItem, CommitteeRules, Consultation, Decision, Matter, Member, Minutes, Session
from .queries import (
    WaitingSubject,
    is_waiting,
    members_on,
    seat_of,
    waiting_since,
    waiting_subjects,
)
from .queries import current_decision as decision_for
from .queries import current_decisions as decisions_for
from .rules import can_read_decisions, can_run_committee, can_see_sessions
from .subjects import (
    Subject,
    SubjectKind,
    UnknownSubject,
    decision_listeners,
    register_subject_kind,
    subject_kinds,
)
from .todo import Todo, todo_for
from .words import age_words, tally_words, waiting_words

__all__ = [
    "AgendaItem",
    "Choice",
    "CommitteeRules",
    "Consultation",
    "Decision",
    "How",
    "InvalidLink",
    "Matter",
    "Member",
    "Minutes",
    "Outcome",
    "Position",
    "Presence",
    "Session",
    "Subject",
    "SubjectKind",
    "Todo",
    "UnknownSubject",
    "WaitingSubject",
    "add_guest",
    "add_item",
    "add_member",
    "age_words",
    "can_read_decisions",
    "can_run_committee",
    "can_see_sessions",
    "cancel_consultation",
    "cancel_session",
    "carry_over",
    "change_member",
    "close_consultation",
    "close_session",
    "convene_session",
    "decide_item",
    "decision_for",
    "decision_listeners",
    "decisions_for",
    "draft_minutes",
    "is_waiting",
    "issue_minutes",
    "members_on",
    "move_item_up",
    "open_consultation",
    "open_session",
    "propose_topic",
    "record_all_in_favour",
    "record_attendance",
    "record_vote",
    "register_subject_kind",
    "remove_guest",
    "remove_item",
    "request_decision",
    "seat_of",
    "subject_kinds",
    "tally_words",
    "todo_for",
    "upload_signed_copy",
    "vote_by_link",
    "waiting_since",
    "waiting_subjects",
    "waiting_words",
    "withdraw_request",
]
