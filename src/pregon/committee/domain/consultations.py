"""Deciding by link: opened with a deadline, closed by the clock or when nothing can change any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..enums import ConsultationState, How, ItemState, Outcome
from ..models import AgendaItem, Ballot, CommitteeRules, Consultation, Matter, Member
from ..queries import ItemStanding, item_standings, unfinished_ballots
from ..tally import result_of
from ..words import moment_words
from .agenda import mark_carried, place
from .decide import Basis, write_decision
from .journal import note
from .links import send_links
from .locks import locked, require
from .numbering import CONSULTATIONS, next_number

# Whoever pressed the wrong button has this long to say so before a result that is certain is written down.
QUIET = timedelta(minutes=15)
REMIND_BEFORE = timedelta(days=1)


@transaction.atomic
def open_consultation(
    *, matters: Iterable[Matter], deadline: datetime, actor: User, intro: str = "", submission: str = ""
) -> Consultation:
    """Puts matters to the members with vote of today, each by a personal link, until the deadline.

    Sent again under the same `submission` it answers the first one. Raises `ValidationError` without matters, without
    members, for a deadline that is past, and for a matter that is on an agenda.
    """
    twin = Consultation.objects.filter(submission=submission).first() if submission else None
    if twin:
        return twin
    matters = list(matters)
    require(matters, _("Elija al menos un asunto."))
    require(deadline > timezone.now(), _("La fecha límite ya pasó. Elija una posterior."))
    try:
        with transaction.atomic():
            consultation = _new_consultation(deadline, intro=intro, submission=submission, actor=actor)
    except IntegrityError:
        # The same form, in the same instant.
        return Consultation.objects.get(submission=submission)
    for matter in matters:
        place(matter, consultation=consultation, actor=actor)
    ballots = _ballots(consultation)
    require(ballots, _("El Comité no tiene miembros con voto. Agréguelos primero."))
    sent = send_links(consultation, ballots, actor=actor, remind=False)
    note(consultation, "open_consultation", actor=actor, deadline=moment_words(deadline), count=sent)
    return consultation


def _new_consultation(deadline: datetime, *, intro: str, submission: str, actor: User) -> Consultation:
    rules, year = CommitteeRules.load(), timezone.localdate().year
    return Consultation.objects.create(
        year=year,
        number=next_number(CONSULTATIONS, year),
        deadline=deadline,
        intro=intro.strip()[:2000],
        quorum=rules.quorum,
        majority=rules.majority,
        opened_by=actor,
        submission=submission or None,
    )


def _ballots(consultation: Consultation) -> list[Ballot]:
    members = Member.objects.on(timezone.localdate()).filter(has_vote=True, user__is_active=True)
    return [
        Ballot.objects.create(consultation=consultation, member=member) for member in members.select_related("user")
    ]


@transaction.atomic
def send_new_link(ballot: Ballot, *, actor: User) -> int:
    """Mails one member a new link; the old ones go on working. Raises `ValidationError` once voting is over."""
    consultation = locked(ballot.consultation)
    require(is_voting(consultation), _("La consulta ya se cerró."))
    sent = send_links(consultation, [ballot], actor=actor, remind=False)
    note(consultation, "links", actor=actor, count=sent)
    return sent


@transaction.atomic
def remind(consultation: Consultation) -> int:
    """Writes once to those who have not voted on everything; answers how many that were."""
    consultation = locked(consultation)
    if consultation.reminded_at or not is_voting(consultation):
        return 0
    Consultation.objects.filter(pk=consultation.pk).update(reminded_at=timezone.now())
    sent = send_links(consultation, unfinished_ballots(consultation), actor=None, remind=True)
    if sent:
        note(consultation, "remind", actor=None, count=sent)
    return sent


def consultations_to_remind() -> list[Consultation]:
    """Those whose last day has begun. One that was open for a day or less was never forgotten that long."""
    now = timezone.now()
    rows = Consultation.objects.filter(state=ConsultationState.OPEN, reminded_at=None)
    near = rows.filter(deadline__gt=now, deadline__lte=now + REMIND_BEFORE)
    return [each for each in near if each.deadline - each.opened_at > REMIND_BEFORE]


def is_voting(consultation: Consultation) -> bool:
    """Whether votes are still taken."""
    return consultation.is_open and timezone.now() < consultation.deadline


@transaction.atomic
def close_consultation(consultation: Consultation, *, actor: User | None) -> bool:
    """Writes the results down; answers whether it was still open.

    An item with a quorum is decided; a tie defers it. One without goes on waiting, and the history says so. Raises
    `ValidationError` before the deadline while votes that are missing could change a result.
    """
    consultation = locked(consultation)
    if not consultation.is_open:
        return False
    standings = item_standings(consultation)
    is_over = timezone.now() >= consultation.deadline
    certain = all(standing.is_certain for standing in standings)
    require(is_over or certain, _("Todavía faltan votos que pueden cambiar el resultado. Espere a la fecha límite."))
    for standing in standings:
        _settle(consultation, standing, actor=actor)
    changes = {"state": ConsultationState.CLOSED, "closed_at": timezone.now()}
    Consultation.objects.filter(pk=consultation.pk).update(**changes)
    note(consultation, "close_consultation", actor=actor)
    return True


def is_due(consultation: Consultation) -> bool:
    """Whether the deadline has passed, or the result is certain and nobody has changed a vote for `QUIET`."""
    now, last = timezone.now(), consultation.last_vote_at
    if now >= consultation.deadline:
        return True
    is_quiet = last is not None and now - last >= QUIET
    return is_quiet and all(standing.is_certain for standing in item_standings(consultation))


def close_if_due(consultation: Consultation) -> bool:
    """Closes what is due; answers whether it did."""
    return consultation.is_open and is_due(consultation) and close_consultation(consultation, actor=None)


def consultations_to_close() -> list[Consultation]:
    """The open ones that are due."""
    return [each for each in Consultation.objects.filter(state=ConsultationState.OPEN) if is_due(each)]


@transaction.atomic
def cancel_consultation(consultation: Consultation, *, reason: str, actor: User) -> bool:
    """Ends it without a result; its matters wait again. Answers whether it was open; needs a reason."""
    consultation = locked(consultation)
    if not consultation.is_open:
        return False
    require(reason.strip(), _("Escriba por qué se cancela. Los miembros lo leerán."))
    for item in consultation.items.filter(state=ItemState.OPEN):
        mark_carried(item)
    changes = {"state": ConsultationState.CANCELLED, "cancel_reason": reason.strip()[:500]}
    Consultation.objects.filter(pk=consultation.pk).update(closed_at=timezone.now(), **changes)
    note(consultation, "cancel", actor=actor, reason=changes["cancel_reason"])
    return True


def _settle(consultation: Consultation, standing: ItemStanding, *, actor: User | None) -> None:
    tally, item = standing.tally, standing.item
    if tally.voted < standing.quorum:
        AgendaItem.objects.filter(pk=item.pk).update(state=ItemState.NO_QUORUM)
        details = {"title": item.matter.title, "voted": tally.voted, "needed": standing.quorum}
        note(consultation, "no_quorum", actor=actor, **details)
        return
    outcome = result_of(tally, majority=consultation.majority, entitled=standing.entitled)
    conditions = _("Empate en la consulta por enlace.") if outcome == Outcome.DEFERRED else ""
    basis = Basis(How.LINK, tally, standing.entitled, standing.quorum, tally.voted)
    write_decision(item, outcome, conditions=conditions, basis=basis, actor=actor)
