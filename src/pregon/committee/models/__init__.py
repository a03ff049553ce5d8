from .consultation import Ballot, BallotLink, Consultation
from .decision import Decision
from .item import AgendaItem, Vote
from .matter import Matter
from .member import Member
from .minutes import Minutes
from .rules import CommitteeRules
from .series import Series
from .session import Attendance, Guest, Session

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "BallotLink",
    "CommitteeRules",
    "Consultation",
    "Decision",
    "Guest",
    "Matter",
    "Member",
    "Minutes",
    "Series",
    "Session",
    "Vote",
]
