"""The diagnosis of the demo: what people answered in one municipality, and what was done where nobody did."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import cycle, product
from typing import Any

import time_machine
from django.utils import timezone

from pregon.diagnosis.public import (
    Diagnosis,
    Participant,
    State,
    accept_text,
    add_contact_lists,
    add_offices,
    add_person,
    approve_diagnosis,
    close_diagnosis,
    create_diagnosis,
    diagnosis_stamp,
    invite_by_mail,
    keep_asking,
    start_asking,
    write_diagnosis_into_plan,
)
from pregon.forms.public import Source, Submission, current_version, submit_answers
from pregon.people.public import ContactList, Office
from pregon.plans.public import Audience, Plan
from pregon.surveys.public import (
    ResultsPolicy,
    capture_paper,
    capture_phone,
    next_sheet,
    publish_results,
    record_answer,
)

from .cast import Cast
from .story import Story

Raw = dict[str, dict[str, list[str]]]
# The days between the opening and the close on which the reminders fall due.
REMINDED = (8, 13, 16)


def diagnose(story: Story, *, plan: Plan, cast: Cast, today: date) -> list[Diagnosis]:
    """Asks both audiences, takes their answers in, decides, and writes the plan's first section."""
    told = story["diagnosis"]
    if told["earlier"]:
        _live_through_the_last(told, plan=plan, cast=cast, today=today)
    made = [_ask(told, audience, plan=plan, cast=cast, today=today) for audience in Audience.values]
    for diagnosis in made:
        _answer(diagnosis, told, cast=cast, today=today)
    for days in REMINDED:
        _remind(made, today - timedelta(days=told["opened"] - days))
    with _on(today - timedelta(days=told["closes"])):
        for diagnosis in made:
            close_diagnosis(diagnosis, actor=None)
    with _on(today - timedelta(days=told["decided"])):
        _decide(made, plan=plan, cast=cast)
    return made


def _live_through_the_last(told: Story, *, plan: Plan, cast: Cast, today: date) -> None:
    """A year ago citizens were asked, too: what changed since can be seen."""
    past = {**told, **told["earlier"]}
    diagnosis = _ask(past, Audience.EXTERNAL, plan=plan, cast=cast, today=today)
    _answer(diagnosis, past, cast=cast, today=today)
    with _on(today - timedelta(days=past["closes"])):
        close_diagnosis(diagnosis, actor=None)
    with _on(today - timedelta(days=past["decided"])):
        _approve(diagnosis, cast=cast)


def _ask(told: Story, audience: str, *, plan: Plan, cast: Cast, today: date) -> Diagnosis:
    leader = cast["leader"]
    closes = timezone.make_aware(datetime.combine(today - timedelta(days=told["closes"]), time(18)))
    with _on(today - timedelta(days=told["opened"])):
        diagnosis = create_diagnosis(
            plan=plan, audience=audience, closes_at=closes, actor=leader, title=told.get("title", "")
        )
        _invite(diagnosis, told, cast=cast)
        start_asking(diagnosis, actor=leader)
        invite_by_mail(diagnosis, actor=leader)
    return diagnosis


def _invite(diagnosis: Diagnosis, told: Story, *, cast: Cast) -> None:
    if not diagnosis.is_internal:
        add_contact_lists(diagnosis, ContactList.objects.all(), actor=cast["communications"])
        return
    add_offices(diagnosis, Office.objects.all(), actor=cast["communications"])
    names = (f"{first} {last}" for last, first in product(told["last_names"], told["first_names"]))
    for row in told["staff"]:
        office = Office.objects.get(name=row["office"])
        for _number in range(row["count"]):
            person = Participant(diagnosis=diagnosis, name=next(names), office=office, way="paper")
            add_person(person, actor=cast["communications"])


def _answer(diagnosis: Diagnosis, told: Story, *, cast: Cast, today: date) -> None:
    """One after the other, on the days between; servants each with their own mark."""
    people = [row for row in told[diagnosis.audience] for _number in range(row["count"])]
    marks = list(diagnosis.participants.order_by("pk").values_list("mark", flat=True)) if diagnosis.is_internal else []
    sources = cycle([Source.PAPER, Source.PHONE, Source.PAPER] if diagnosis.is_internal else list(Source))
    days = told["opened"] - told["closes"]
    for number, row in enumerate(people):
        mark = marks[number] if marks else ""
        with _on(today - timedelta(days=told["opened"] - number * days // len(people))):
            _take(diagnosis, _typed(diagnosis, row), next(sources), mark=mark, number=number, cast=cast)


def _take(diagnosis: Diagnosis, raw: Raw, source: Source, *, mark: str, number: int, cast: Cast) -> None:
    survey, key = diagnosis.survey, f"demo-{number}"
    if source == Source.PAPER:
        capture_paper(survey, raw, sheet=next_sheet(survey), key=key, actor=cast["communications"], mark=mark)
    elif source == Source.PHONE:
        capture_phone(survey, raw, key=key, actor=cast["administrator"], mark=mark)
    else:
        version = current_version(survey.form)
        assert version  # noqa: S101 - it was opened

        def count(made: Submission) -> None:
            record_answer(made, survey=survey, mark=mark or f"demo-{number}")

        submit_answers(version, raw, key=f"{key}-{survey.pk}", source=source, actor=None, then=count)


def _typed(diagnosis: Diagnosis, row: dict[str, Any]) -> Raw:
    fields = diagnosis.survey.form.definition.by_key
    media = [each["key"] for each in fields["uso"].options["rows"]]
    return {
        "uso": {key: [row["use"].get(key, "never")] for key in media},
        "prefiere": {key: [str(place)] for place, key in enumerate(row["prefers"], start=1)},
        "confia": {"": list(row["trusts"])},
        "conexion": {"": [row["connection"]]},
    }


def _remind(made: list[Diagnosis], day: date) -> None:
    with _on(day):
        for diagnosis in made:
            keep_asking(diagnosis, timezone.now())


def _decide(made: list[Diagnosis], *, plan: Plan, cast: Cast) -> None:
    for diagnosis in made:
        if diagnosis.state == State.CLOSED:
            _approve(diagnosis, cast=cast)
    stamp = diagnosis_stamp(plan)
    accept_text(plan, write_diagnosis_into_plan(plan), stamp=stamp, actor=cast["leader"])


def _approve(diagnosis: Diagnosis, *, cast: Cast) -> None:
    approve_diagnosis(diagnosis, actor=cast["leader"])
    if diagnosis.survey.results_policy == ResultsPolicy.AT_CLOSE:
        publish_results(diagnosis.survey, actor=cast["leader"])


def _on(day: date) -> time_machine.travel:
    return time_machine.travel(timezone.make_aware(datetime.combine(day, time(9, 40))), tick=True)
