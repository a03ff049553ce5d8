"""Making a Committee for a test, through the same verbs as people use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from pregon.committee.public import (
    Consultation,
    Decision,
    Matter,
    Member,
    Outcome,
    Presence,
    Session,
    Subject,
    SubjectKind,
    add_item,
    add_member,
    convene_session,
    decide_item,
    open_consultation,
    open_session,
    propose_topic,
    record_all_in_favour,
    record_attendance,
    request_decision,
    subject_kinds,
)
from pregon.people.public import Role, User

from .people import make_leader, make_person

KIND = "test-topic"


def leader() -> User:
    """The GEL leader, who runs the Committee; the same one each time."""
    return User.objects.filter(email="gel@segovia.example").first() or make_leader()


def make_members(count: int = 5, **fields: Any) -> list[Member]:
    """Members with vote and the role; the first one presides."""
    return [_make_member(number, **fields) for number in range(count)]


def _make_member(number: int, **fields: Any) -> Member:
    person = make_person(
        f"miembro{number}@segovia.example",
        roles=(Role.COMMITTEE,),
        first_name=["Ana", "Beto", "Carla", "Diego", "Elena", "Fabio", "Gloria"][number],
        last_name="Ríos",
        position="Secretaria de Gobierno",
    )
    values = {
        "position": "presides" if number == 0 else "member",
        "has_vote": True,
        "since": date(2026, 1, 1),
        **fields,
    }
    return add_member(user=person, actor=leader(), **values)


def make_matter(title: str = "Foro sobre la plaza de mercado") -> Matter:
    """A topic of the Committee's own that waits."""
    return propose_topic(title=title, summary="Qué hacer los domingos.", actor=leader())


def make_session(*matters: Matter, starts_at: datetime | None = None) -> Session:
    """A session convened for now."""
    return convene_session(
        starts_at=starts_at or timezone.now().replace(microsecond=0),
        place_name="Sala de juntas",
        matters=matters,
        actor=leader(),
    )


def hold(session: Session, *, present: int = 3) -> Session:
    """Opens the session and marks so many members as present, in the order of their names."""
    open_session(session, actor=leader())
    for seat in list(session.attendance.all())[:present]:
        record_attendance(seat, Presence.PRESENT, actor=leader())
    session.refresh_from_db()
    return session


def approve(matter: Matter, session: Session | None = None) -> Decision:
    """Decides a matter with the votes of all who are there."""
    session = session or hold(make_session())
    item = add_item(session, matter, actor=leader())
    record_all_in_favour(item, actor=leader())
    return decide_item(item, Outcome.APPROVED, actor=leader())


def make_consultation(*matters: Matter, days: float = 3) -> Consultation:
    """An open consultation; the members exist already."""
    return open_consultation(matters=matters, deadline=timezone.now() + timedelta(days=days), actor=leader())


class Topics:
    """A package above the Committee: its subjects, and what it heard."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.heard: list[Decision] = []
        self.refusal: Exception | None = None

    def describe(self, object_id: str) -> Subject:
        return Subject(self.titles[object_id], "Resumen.", f"/oficina/?tema={object_id}")

    def on_decided(self, decision: Decision) -> None:
        if self.refusal:
            raise self.refusal
        self.heard.append(decision)

    def ask(self, object_id: str = "7", title: str = "Foro sobre la plaza") -> Matter:
        """Brings a subject before the Committee."""
        self.titles[object_id] = title
        return request_decision(KIND, object_id, actor=leader(), note="Antes de mayo.")


@contextmanager
def registered_topics() -> Iterator[Topics]:
    """Registers the kind until the end of the block."""
    topics = Topics()
    kind = SubjectKind(KIND, "Tema de foro", topics.describe, topics.on_decided)
    subject_kinds.register(KIND, kind)
    try:
        yield topics
    finally:
        del subject_kinds._entries[KIND]
