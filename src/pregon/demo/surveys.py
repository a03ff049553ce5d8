"""Surveys that were answered on the web, on paper and by telephone; the same answers each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import time_machine
from django.utils import timezone

from pregon.forms.public import Definition, Field, Source, current_version, kind_of, submit_answers
from pregon.plans.public import Action, Plan, actions_of
from pregon.surveys.public import (
    Survey,
    capture_paper,
    capture_phone,
    close_survey,
    create_survey,
    open_survey,
    propose_survey,
    publish_results,
    record_answer,
    survey_templates,
)

from .cast import Cast
from .story import Story

Raw = dict[str, list[str]]


def write_surveys(story: Story, *, plan: Plan, cast: Cast, today: date) -> dict[str, Survey]:
    """One that will be over, one that will be open and a poll: drafts that go before the Committee."""
    rows = story["surveys"]
    made = {name: _write(rows[name], plan=plan, cast=cast, today=today) for name in ("closed", "open")}
    made["poll"] = _write_poll(rows["poll"], cast=cast, today=today)
    for survey in made.values():
        propose_survey(survey, actor=cast["communications"])
    return made


def hold_surveys(surveys: dict[str, Survey], story: Story, *, cast: Cast, today: date) -> None:
    """Opens each on its day, takes its answers in, and publishes what the first one said."""
    rows = story["surveys"]
    random = Random(story["surveys"]["seed"])  # noqa: S311 - the same story each time, nothing secret
    for name, survey in surveys.items():
        with _on(today - timedelta(days=rows[name]["opened"])):
            open_survey(survey, actor=cast["leader"])
    _answered(surveys["closed"], rows["closed"], cast=cast, today=today, random=random)
    with _on(today - timedelta(days=rows["closed"]["closed"])):
        close_survey(surveys["closed"], actor=cast["communications"])
        publish_results(surveys["closed"], actor=cast["leader"])
    _answered(surveys["open"], rows["open"], cast=cast, today=today, random=random)
    for number in range(rows["poll"]["answers"]):
        _by_web(surveys["poll"], _typed(surveys["poll"].form.definition, random, []), number)


def _write(row: Story, *, plan: Plan, cast: Cast, today: date) -> Survey:
    template = next(each for each in survey_templates() if each.key == row["template"])
    survey = Survey(
        action=_action(plan, row["action"]),
        audience=row.get("audience", "external"),
        closing_text=row.get("closing_text", ""),
        universe=row.get("universe"),
        level=row["level"],
        closes_at=_at(today, row.get("closes_in", -row.get("closed", 0))),
        **_words(row),
    )
    return create_survey(survey, actor=cast["communications"], definition=template.definition)


def _write_poll(row: Story, *, cast: Cast, today: date) -> Survey:
    options = {"choices": [{"key": f"o{number}", "label": label} for number, label in enumerate(row["choices"])]}
    field = {"key": "respuesta", "kind": "choice", "label": row["label"], "required": True, "options": options}
    content = Definition.model_validate({"pages": [{"key": "sondeo", "title": row["title"], "fields": [field]}]})
    survey = Survey(is_poll=True, level="device", closes_at=_at(today, row["closes_in"]), **_words(row))
    return create_survey(survey, actor=cast["communications"], definition=content)


def _words(row: Story) -> dict[str, str]:
    return {"title": row["title"], "question": row["question"]}


def _action(plan: Plan, beginning: str) -> Action:
    return actions_of(plan).get(title__startswith=beginning)


def _answered(survey: Survey, row: Story, *, cast: Cast, today: date, random: Random) -> None:
    """Each answer on a day of its own between the opening and the close."""
    content = survey.form.definition
    sources = [Source.WEB] * row["web"] + [Source.PAPER] * row["paper"] + [Source.PHONE] * row["phone"]
    days = row["opened"] - row.get("closed", 0)
    sheet = 0
    for number, source in enumerate(sources):
        typed = _typed(content, random, row["texts"])
        with _on(today - timedelta(days=row["opened"] - number * days // len(sources))):
            if source == Source.PAPER:
                sheet += 1
                capture_paper(survey, typed, sheet=sheet, key=str(number), actor=cast["communications"])
            elif source == Source.PHONE:
                capture_phone(survey, typed, key=str(number), actor=cast["administrator"])
            else:
                _by_web(survey, typed, number)


def _by_web(survey: Survey, typed: dict[str, Raw], number: int) -> None:
    version = current_version(survey.form)
    assert version  # noqa: S101 - it was opened
    key = f"demo-{survey.pk}-{number}"
    mark = f"demo-{number}" if survey.level != "open" else ""
    submit_answers(
        version,
        typed,
        key=key,
        source=Source.WEB,
        actor=None,
        then=lambda made: _count(made, survey, mark),
    )


def _count(made: Any, survey: Survey, mark: str) -> None:
    record_answer(made, survey=survey, mark=mark)


def _typed(content: Definition, random: Random, texts: list[str]) -> dict[str, Raw]:
    """What one person answers; what is optional is left out by one in four."""
    return {
        field.key: _answer(field, random, texts) for field in content.fields if field.required or random.random() < 0.75
    }


def _answer(field: Field, random: Random, texts: list[str]) -> Raw:
    kind: Any = kind_of(field)
    if field.kind in ("long_text", "short_text"):
        return {"": [random.choice(texts)]} if texts else {}
    if field.kind == "matrix":
        return {row: [_one(list(kind.labels(field)), random)] for row in kind.rows(field)}
    if field.kind == "ranking":
        items = random.sample(list(kind.labels(field)), kind.places(field))
        return {item: [str(place)] for place, item in enumerate(items, start=1)}
    if field.kind == "scale":
        return {"": [str(_one(kind.numbers(field)[::-1], random))]}
    if field.kind == "number":
        return {"": [str(random.choice([2, 4, 4, 6, 8]))]}
    if field.kind == "place":
        return {"otro": [random.choice(["El Cristo", "La Salada", "Fraguas", "Centro", "Ovejas"])]}
    return {"": [_one([key for key in kind.labels(field) if key != "otro"], random)]}


def _one(options: list[Any], random: Random) -> Any:
    """The first ones more often than the last ones."""
    weights = [len(options) - number + 1 for number in range(len(options))]
    return random.choices(options, weights)[0]


def _at(today: date, days: int) -> datetime:
    """Six in the evening, so many days from today."""
    return timezone.make_aware(datetime.combine(today + timedelta(days=days), time(18)))


@contextmanager
def _on(day: date) -> Iterator[None]:
    with time_machine.travel(timezone.make_aware(datetime.combine(day, time(9, 20))), tick=True):
        yield
