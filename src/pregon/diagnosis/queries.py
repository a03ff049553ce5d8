"""What screens read of diagnoses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from pregon.people.public import Office, Role, User
from pregon.plans.public import Plan
from pregon.surveys.public import answered_with

from .enums import IN_FORCE, State
from .models import Diagnosis, Participant


def diagnoses_of(plan: Plan) -> QuerySet[Diagnosis]:
    """The newest first."""
    return Diagnosis.objects.filter(plan=plan).select_related("survey")


def in_force(plan: Plan | int, audience: str) -> Diagnosis | None:
    """What the plan goes by today: the last one that was approved, or went without answers."""
    found = Diagnosis.objects.filter(plan=plan, audience=audience, state__in=IN_FORCE)
    return found.select_related("survey").order_by("-decided_at", "-pk").first()


def last_approved(audience: str) -> Diagnosis | None:
    """The last one with answers, of any plan: what a new one is compared with."""
    found = Diagnosis.objects.filter(audience=audience, state=State.APPROVED)
    return found.order_by("-decided_at", "-pk").first()


def with_answered(participants: QuerySet[Participant]) -> QuerySet[Any]:
    """Each participant with `has_answered`."""
    return participants.annotate(has_answered=answered_with("diagnosis__survey", "mark"))


def participants_of(diagnosis: Diagnosis) -> QuerySet[Any]:
    """By office and name, each with `has_answered`."""
    return with_answered(Participant.objects.filter(diagnosis=diagnosis)).select_related("office")


def pending(diagnosis: Diagnosis) -> QuerySet[Any]:
    """Who was invited and has not answered."""
    return participants_of(diagnosis).filter(has_answered=False, invited_at__isnull=False)


@dataclass(frozen=True)
class OfficeProgress:
    """How many of an office were asked and how many answered; `office` is empty for people of none."""

    office: str
    asked: int
    answered: int

    @property
    def missing(self) -> int:
        return self.asked - self.answered

    @property
    def rate(self) -> float:
        """0 to 1."""
        return self.answered / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Progress:
    """The answers of those who were invited by name, by office."""

    offices: list[OfficeProgress]
    enough_percent: int

    @property
    def asked(self) -> int:
        return sum(office.asked for office in self.offices)

    @property
    def answered(self) -> int:
        return sum(office.answered for office in self.offices)

    @property
    def rate(self) -> float:
        """0 to 1."""
        return self.answered / self.asked if self.asked else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether nobody needs to be reminded any more."""
        return self.asked > 0 and 100 * self.answered >= self.enough_percent * self.asked


def progress(diagnosis: Diagnosis) -> Progress:
    """One query, however many people there are."""
    people = with_answered(Participant.objects.filter(diagnosis=diagnosis)).order_by("office__order", "office__name")
    rows = people.values_list("office__name").annotate(asked=Count("pk"), done=Count("pk", filter=Q(has_answered=True)))
    offices = [OfficeProgress(office_name(diagnosis, name), asked, done) for name, asked, done in rows]
    return Progress(offices, diagnosis.enough_percent)


def office_name(diagnosis: Diagnosis, name: str | None) -> str:
    """Also for those who belong to none."""
    return name or (_("Sin dependencia") if diagnosis.is_internal else _("Personas y organizaciones"))


def offices_to_invite(diagnosis: Diagnosis) -> QuerySet[Office]:
    """Each with how many of its staff are not yet invited (`left`)."""
    invited = Participant.objects.filter(diagnosis=diagnosis, user=OuterRef("staff__pk"))
    fresh = Q(~Exists(invited), staff__is_active=True)
    return Office.objects.annotate(left=Count("staff", filter=fresh)).order_by("order", "name")


def waiting_for_somebody(review_by: date) -> QuerySet[Diagnosis]:
    """What lacks answers, what waits for its approval, and assumptions to be looked at by that day, unless something
    newer replaced them.
    """
    newer = Diagnosis.objects.filter(plan=OuterRef("plan"), audience=OuterRef("audience"), pk__gt=OuterRef("pk"))
    reviewed = Q(~Exists(newer), state=State.WITHOUT, review_on__lte=review_by)
    found = Diagnosis.objects.filter(Q(state__in=[State.ASKING, State.CLOSED]) | reviewed)
    return found.select_related("survey__action", "created_by").order_by("pk")


def leaders() -> QuerySet[User]:
    """To whom it is told when too few answer: the GEL leaders."""
    return User.objects.filter(is_active=True, groups__name=Role.GEL_LEADER.value).order_by("pk").distinct()
