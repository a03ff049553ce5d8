"""The demo's Committee: who sits in it, the session that approved the plan, and what waits for the next one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import time_machine
from django.utils import timezone

from pregon.committee.public import (
    Choice,
    Matter,
    Outcome,
    Presence,
    Session,
    add_member,
    close_session,
    convene_session,
    decide_item,
    issue_minutes,
    open_session,
    propose_topic,
    record_all_in_favour,
    record_attendance,
    record_vote,
)
from pregon.plans.public import Plan, propose_version

from .cast import Cast
from .story import Story

PLACE = "Sala de juntas de la Alcaldía"
APPROVED_DAYS_AGO = 43


def gather_committee(story: Story, *, cast: Cast, today: date) -> None:
    """Seats the members, four months ago."""
    since = today - timedelta(days=120)
    for row in story["committee"]["members"]:
        add_member(
            user=cast[row["person"]],
            position=row["position"],
            has_vote=row.get("has_vote", True),
            since=since,
            actor=cast["leader"],
        )


def morning_of_the_session(today: date) -> time_machine.travel:
    """The moment in which the Committee first met, and what it decides was brought to it."""
    return time_machine.travel(_morning(today - timedelta(days=APPROVED_DAYS_AGO)), tick=True)


def decide_the_first(plan: Plan, *, story: Story, cast: Cast, today: date) -> None:
    """The first session: approves the plan, the topics that wait, and what else it had."""
    Plan.objects.filter(pk=plan.pk).update(committee_approves_versions=True, committee_approves_topics=True)
    plan.refresh_from_db()
    with morning_of_the_session(today):
        propose_version(plan, note_text=story["committee"]["note"], actor=cast["leader"])
        matters = [*Matter.objects.order_by("pk"), *(_topic(row, cast) for row in story["committee"]["decided"])]
        _hold(matters, story=story, cast=cast)


def call_the_next(story: Story, *, cast: Cast, today: date) -> None:
    """Leaves a topic waiting and the next session convened with another."""
    waiting, next_topic = story["committee"]["waiting"], story["committee"]["next"]
    with time_machine.travel(_morning(today - timedelta(days=6)), tick=True):
        _topic(waiting, cast)
    with time_machine.travel(_morning(today - timedelta(days=2)), tick=True):
        convene_session(
            starts_at=_morning(today + timedelta(days=next_topic["in_days"])),
            place_name=PLACE,
            matters=[_topic(next_topic, cast)],
            actor=cast["leader"],
        )


def _hold(matters: list[Matter], *, story: Story, cast: Cast) -> None:
    leader = cast["leader"]
    starts_at = timezone.now().replace(microsecond=0)
    session = convene_session(starts_at=starts_at, place_name=PLACE, matters=matters, actor=leader)
    open_session(session, actor=leader)
    absent = story["committee"]["absent"]
    for seat in session.attendance.select_related("member__user"):
        is_absent = seat.member.user == cast[absent]
        record_attendance(seat, Presence.EXCUSED if is_absent else Presence.PRESENT, actor=leader)
    _decide(session, against=story["committee"]["against"], cast=cast)
    close_session(session, actor=leader)
    issue_minutes(session, actor=leader)


def _decide(session: Session, *, against: str, cast: Cast) -> None:
    """All in favour, but for one vote against the last item."""
    items = list(session.items.all())
    dissent = session.attendance.get(member__user=cast[against])
    record_vote(items[-1], dissent.member, Choice.AGAINST, actor=cast["leader"])
    for item in items:
        record_all_in_favour(item, actor=cast["leader"])
        decide_item(item, Outcome.APPROVED, actor=cast["leader"])


def _topic(row: Story, cast: Cast) -> Matter:
    return propose_topic(title=row["title"], summary=row["summary"], actor=cast["leader"])


def _morning(day: date) -> datetime:
    """Nine o'clock of a working day: a committee does not meet on Sundays."""
    friday = day - timedelta(days=max(0, day.weekday() - 4))
    return timezone.make_aware(datetime.combine(friday, time(9)))
