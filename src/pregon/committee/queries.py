"""Reading the Committee: what waits, what was decided, who may vote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When
from django.utils import timezone

from pregon.people.public import User

from .enums import ConsultationState, ItemState, MatterState, Position, Presence, SessionState
from .models import AgendaItem, Attendance, Ballot, Consultation, Decision, Matter, Member, Minutes, Session, Vote
from .tally import Tally, count, is_certain, quorum_needed

PER_PAGE = 25


# --- For other packages ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WaitingSubject:
    """A subject that the Committee was asked about and has not decided."""

    kind: str
    object_id: str
    title: str
    since: datetime


def current_decision(kind: str, object_id: int | str) -> Decision | None:
    """The decision in force on a subject: the latest one, which may be a deferral. None while there is none."""
    return Decision.objects.filter(kind=kind, object_id=str(object_id), superseded_by=None).order_by("-pk").first()


def current_decisions(kind: str, object_ids: Iterable[int | str]) -> dict[str, Decision]:
    """The decisions in force on several subjects of a kind, by their ids as text, in one query."""
    rows = Decision.objects.filter(kind=kind, object_id__in=[str(each) for each in object_ids], superseded_by=None)
    return {decision.object_id: decision for decision in rows}


def is_waiting(kind: str, object_id: int | str) -> bool:
    """Whether the Committee still has to decide on a subject; a deferral leaves it waiting."""
    return bool(waiting_since(kind, [object_id]))


def waiting_since(kind: str, object_ids: Iterable[int | str]) -> dict[str, datetime]:
    """Since when those subjects wait that do, by their ids as text, in one query: for lists."""
    ids = [str(each) for each in object_ids]
    rows = Matter.objects.filter(kind=kind, object_id__in=ids, state=MatterState.WAITING)
    return dict(rows.values_list("object_id", "requested_at"))


def waiting_subjects(kind: str | None = None) -> list[WaitingSubject]:
    """All subjects that wait, the oldest first; of one kind, or of all."""
    rows = Matter.objects.filter(state=MatterState.WAITING).exclude(kind="")
    rows = rows if kind is None else rows.filter(kind=kind)
    return [WaitingSubject(*row) for row in rows.values_list("kind", "object_id", "title", "requested_at")]


# --- The tray ------------------------------------------------------------------------------------------------------


def waiting_matters() -> QuerySet[Matter]:
    """What waits, the oldest first, each with the open item (`open_items`) that says where it will be decided."""
    places = AgendaItem.objects.filter(state=ItemState.OPEN).select_related("session", "consultation")
    rows = Matter.objects.filter(state=MatterState.WAITING).select_related("requested_by")
    return rows.prefetch_related(Prefetch("items", places, to_attr="open_items"))


def free_matters() -> QuerySet[Matter]:
    """What waits and stands neither on an agenda nor in a consultation."""
    on_agenda = AgendaItem.objects.filter(state=ItemState.OPEN).values("matter")
    return Matter.objects.filter(state=MatterState.WAITING).exclude(pk__in=on_agenda).select_related("requested_by")


# --- Members -------------------------------------------------------------------------------------------------------


def members_on(day: date) -> QuerySet[Member]:
    """Who sits in the Committee on a day, the president and the secretary first."""
    rank = Case(When(position=Position.PRESIDES, then=0), When(position=Position.SECRETARY, then=1), default=2)
    return Member.objects.on(day).select_related("user").order_by(rank, "user__first_name", "user__last_name", "pk")


def seat_of(user: User, day: date | None = None) -> Member | None:
    """The person's seat on a day (today), or None."""
    return Member.objects.on(day or timezone.localdate()).filter(user=user).first()


# --- Sessions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """How a session or consultation stands with its quorum."""

    entitled: int
    present: int
    needed: int

    @property
    def is_reached(self) -> bool:
        return self.present >= self.needed

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present)


def quorum_of(session: Session) -> Standing:
    """Members with vote who are there, of those who were called, against the session's own rule."""
    counts = session.attendance.filter(has_vote=True).aggregate(
        entitled=Count("pk"), present=Count("pk", filter=Q(presence=Presence.PRESENT))
    )
    return Standing(counts["entitled"], counts["present"], quorum_needed(session.quorum, counts["entitled"]))


def sessions_list() -> QuerySet[Session]:
    """The sessions, newest first, each with how many items and decisions it has, and its minutes."""
    decided = Count("items", filter=Q(items__state=ItemState.DECIDED))
    rows = Session.objects.annotate(item_count=Count("items"), decided_count=decided)
    # Grouping forgets the order of the model.
    return rows.select_related("minutes").order_by("-starts_at", "-pk")


def next_session() -> Session | None:
    """The one that goes on; else the earliest that is convened, also when nobody began it in its day."""
    goes_on = Case(When(state=SessionState.HELD, then=0), default=1)
    open_ones = Session.objects.filter(state__in=[SessionState.HELD, SessionState.CONVENED])
    return open_ones.order_by(goes_on, "starts_at").first()


def attendance_of(session: Session) -> QuerySet[Attendance]:
    """Who was called, with name and office."""
    return session.attendance.select_related("member__user__office")


def items_with_votes(parent: Session | Consultation) -> QuerySet[AgendaItem]:
    """The items in their order, with their matters, votes and decisions."""
    votes = Vote.objects.select_related("member__user")
    return parent.items.select_related("matter", "decision").prefetch_related(Prefetch("votes", votes))


def tally_of(item: AgendaItem) -> Tally:
    """The votes on an item; asks nothing when they are prefetched."""
    return count(vote.choice for vote in item.votes.all())


# --- Consultations -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ItemStanding:
    """How an item of a consultation stands."""

    item: AgendaItem
    tally: Tally
    entitled: int
    quorum: int
    is_certain: bool


def item_standings(consultation: Consultation) -> list[ItemStanding]:
    """Every item with its votes, in the same questions for any number of items."""
    entitled = consultation.ballots.count()
    return [_item_standing(item, consultation, entitled) for item in items_with_votes(consultation)]


def _item_standing(item: AgendaItem, consultation: Consultation, entitled: int) -> ItemStanding:
    tally, quorum = tally_of(item), quorum_needed(consultation.quorum, entitled)
    certain = is_certain(tally, majority=consultation.majority, entitled=entitled, quorum=quorum)
    return ItemStanding(item, tally, entitled, quorum, certain)


def consultations_list() -> QuerySet[Consultation]:
    """The consultations, newest first, each with how many items and voters it has, and its minutes."""
    counts = {"item_count": Count("items", distinct=True), "voter_count": Count("ballots", distinct=True)}
    return Consultation.objects.annotate(**counts).select_related("minutes").order_by("-pk")


def ballots_with_progress(consultation: Consultation) -> QuerySet[Ballot]:
    """Who may vote, with on how many items of this consultation they have (`vote_count`)."""
    order = [f"member__{name}" for name in ("user__first_name", "user__last_name", "pk")]
    return consultation.ballots.select_related("member__user").annotate(vote_count=_votes_of_ballot()).order_by(*order)


def unfinished_ballots(consultation: Consultation) -> QuerySet[Ballot]:
    """Who has not voted on every item."""
    ballots = consultation.ballots.select_related("member__user").alias(votes_cast=_votes_of_ballot())
    return ballots.filter(votes_cast__lt=consultation.items.count())


def consultations_awaiting(user: User) -> QuerySet[Consultation]:
    """Open consultations in which the person has not voted on every item."""
    mine = Ballot.objects.filter(member__user=user, consultation__state=ConsultationState.OPEN)
    waiting = mine.filter(consultation__deadline__gt=timezone.now()).annotate(
        vote_count=_votes_of_ballot(), item_count=Count("consultation__items", distinct=True)
    )
    unfinished = [ballot.consultation_id for ballot in waiting if ballot.vote_count < ballot.item_count]
    return Consultation.objects.filter(pk__in=unfinished).order_by("deadline")


def _votes_of_ballot() -> Count:
    same_member = Q(consultation__items__votes__member=F("member"))
    return Count("consultation__items__votes", filter=same_member, distinct=True)


# --- Decisions and acts --------------------------------------------------------------------------------------------


def decisions_list() -> QuerySet[Decision]:
    """The decisions, newest first, with where they were taken and what came after them."""
    return Decision.objects.select_related(
        "item__session__minutes", "item__consultation__minutes", "superseded_by", "supersedes"
    )


def issued_minutes() -> QuerySet[Minutes]:
    """The acts that were issued, newest first."""
    return Minutes.objects.filter(number__isnull=False).select_related("session", "consultation", "pdf", "signed")
