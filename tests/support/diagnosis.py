"""Making a diagnosis and answering it in a test, through the same verbs as people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from pregon.diagnosis.media import media_of
from pregon.diagnosis.models import Diagnosis, Participant
from pregon.diagnosis.public import add_offices, approve_diagnosis, close_diagnosis, create_diagnosis, start_asking
from pregon.forms.public import Source, Submission, current_version, submit_answers
from pregon.people.public import Office, Role, User
from pregon.plans.public import Plan
from pregon.surveys.public import Answer, capture_paper, capture_phone, next_sheet, record_answer

from .people import make_leader, make_person
from .plans import make_plan

Raw = dict[str, dict[str, list[str]]]


def leader() -> User:
    """The GEL leader, the same one each time."""
    return User.objects.filter(email="gel@segovia.example").first() or make_leader()


def the_plan() -> Plan:
    return Plan.objects.filter(is_current=True).first() or make_plan()


def make_office(name: str = "Secretaría de Hacienda", people: int = 2) -> Office:
    """An office with so many servants."""
    office, _new = Office.objects.get_or_create(name=name)
    short = name.split()[-1].lower()
    for number in range(people):
        make_person(
            f"{short}{number}@segovia.example",
            roles=(Role.STAFF,),
            first_name=f"{name.split()[-1]} {number}",
            last_name="",
            office=office,
        )
    return office


def make_diagnosis(audience: str = "internal", *, offices: Iterable[Office] = (), **fields: Any) -> Diagnosis:
    """In preparation, closing in ten days."""
    values = {"closes_at": timezone.now() + timedelta(days=10), **fields}
    diagnosis = create_diagnosis(plan=the_plan(), audience=audience, actor=leader(), **values)
    add_offices(diagnosis, list(offices), actor=leader())
    return diagnosis


def make_asking(audience: str = "internal", *, offices: Iterable[Office] = (), **fields: Any) -> Diagnosis:
    return start_asking(make_diagnosis(audience, offices=offices, **fields), actor=leader())


def typed(audience: str, use: Mapping[str, str], *, prefers: Iterable[str] = (), connection: str = "home") -> Raw:
    """What one person answers; media that are not named are never used."""
    keys = [medium.key for medium in media_of(audience)]
    places = {medium: [str(place)] for place, medium in enumerate(prefers, start=1)}
    return {
        "uso": {key: [use.get(key, "never")] for key in keys},
        "prefiere": places or {keys[0]: ["1"]},
        "confia": {"": [next(iter(use), keys[0])]},
        "conexion": {"": [connection]},
    }


def answer(diagnosis: Diagnosis, raw: Raw, source: Source = Source.WEB, *, mark: str = "", key: str = "") -> Answer:
    """One answer, however it comes in."""
    survey = diagnosis.survey
    key = key or f"prueba-{survey.answers.count()}-{source}"
    if source == Source.PAPER:
        return capture_paper(survey, raw, sheet=next_sheet(survey), key=key, actor=leader(), mark=mark)
    if source == Source.PHONE:
        return capture_phone(survey, raw, key=key, actor=leader(), mark=mark)
    version = current_version(survey.form)
    assert version

    def count(made: Submission) -> None:
        record_answer(made, survey=survey, mark=mark)

    made = submit_answers(version, raw, key=key, source=source, actor=None, then=count)
    return Answer.objects.get(submission=made)


def answer_many(diagnosis: Diagnosis, count: int, use: Mapping[str, str], **how: Any) -> None:
    """So many people who answer alike: by web, on paper and by telephone in turn."""
    sources = list(Source)
    for number in range(count):
        raw = typed(diagnosis.audience, use, **how)
        answer(diagnosis, raw, sources[number % 3])


def make_approved(audience: str = "external") -> Diagnosis:
    """Radio and posters for twelve citizens of whom half have no connection."""
    diagnosis = make_asking(audience)
    answer_many(diagnosis, 7, {"radio": "daily"}, prefers=["radio", "poster"], connection="none")
    answer_many(diagnosis, 5, {"poster": "weekly"}, prefers=["poster"])
    return approve_diagnosis(close_diagnosis(diagnosis, actor=leader()), actor=leader())


def at(hour: int, *, days: int) -> datetime:
    """An hour of the municipality's day, so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def first_participant(diagnosis: Diagnosis) -> Participant:
    found = diagnosis.participants.first()
    assert found
    return found
