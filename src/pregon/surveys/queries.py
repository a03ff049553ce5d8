"""What screens read of surveys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from pregon.forms.public import Field, Source, Submission, Tally, kind_of, versions_of
from pregon.plans.public import Audience

from .enums import ResultsPolicy, State
from .models import Answer, CodeBatch, Survey, VoterMark

SOON = timedelta(days=2)


def answered_with(survey: str, mark: str) -> Exists:
    """Whether the mark in the column `mark` was spent in the survey of the column `survey`, as part of a query."""
    return Exists(VoterMark.objects.filter(survey=OuterRef(survey), mark=OuterRef(mark)))


def counted(survey: Survey) -> QuerySet[Answer]:
    """The answers that count: all but the withdrawn ones."""
    return Answer.objects.filter(survey=survey, withdrawn_at=None)


def counted_submissions(survey: Survey) -> QuerySet[Submission]:
    """What was answered, in the order in which it came; with its version's number."""
    found = Submission.objects.filter(survey_answer__survey=survey, survey_answer__withdrawn_at=None)
    return found.select_related("survey_answer").order_by("received_at", "pk")


def open_surveys(now: datetime) -> QuerySet[Survey]:
    """What anybody can answer now, the one that closes first first."""
    found = Survey.objects.filter(state=State.OPEN).filter(Q(opens_at=None) | Q(opens_at__lte=now))
    return found.filter(Q(closes_at=None) | Q(closes_at__gt=now)).order_by(F("closes_at").asc(nulls_last=True), "-pk")


def asked_of_everybody(now: datetime) -> QuerySet[Survey]:
    """What the site invites to: surveys among the staff are answered by whoever has their address."""
    return open_surveys(now).filter(audience=Audience.EXTERNAL)


def surveys_with_results() -> QuerySet[Survey]:
    return Survey.objects.filter(state=State.PUBLISHED).order_by("-published_at")


def seen_by_anybody() -> QuerySet[Survey]:
    """Surveys that have an address: those that were opened."""
    return Survey.objects.filter(state__in=[State.OPEN, State.CLOSED, State.PUBLISHED]).select_related("office", "form")


def polls() -> list[Survey]:
    """What was opened for the home page, the newest first, whether its dates are today or not."""
    found = Survey.objects.filter(state=State.OPEN, audience=Audience.EXTERNAL, is_poll=True)
    return list(found.select_related("form").order_by("-opened_at"))


def opened_between(start: datetime, end: datetime) -> QuerySet[Survey]:
    """Those that began to take answers by themselves, on their date."""
    return Survey.objects.filter(state=State.OPEN, opens_at__gt=start, opens_at__lte=end)


def due_to_close(now: datetime) -> QuerySet[Survey]:
    return Survey.objects.filter(state=State.OPEN, closes_at__lte=now)


def closing_soon(now: datetime) -> QuerySet[Survey]:
    return open_surveys(now).filter(closes_at__lte=now + SOON).select_related("action", "created_by")


def without_results() -> QuerySet[Survey]:
    """Closed, promised to be shown, and answered by somebody."""
    answered = Exists(Answer.objects.filter(survey=OuterRef("pk"), withdrawn_at=None))
    found = Survey.objects.filter(answered, state=State.CLOSED, results_policy=ResultsPolicy.AT_CLOSE)
    return found.select_related("action", "created_by").order_by("closed_at")


def listed() -> QuerySet[Survey]:
    """For the list of the back office, with how many answered."""
    answers = Count("answers", filter=Q(answers__withdrawn_at=None))
    return Survey.objects.select_related("action").annotate(answered=answers).order_by("-created_at", "-pk")


@dataclass(frozen=True)
class Live:
    """How the answers come in."""

    total: int
    by_source: dict[str, int]
    by_day: list[tuple[date, int]]
    universe: int | None

    @property
    def rate(self) -> float | None:
        """The share of the universe that answered, 0 to 1."""
        return self.total / self.universe if self.universe else None


def live(survey: Survey) -> Live:
    """Two queries, however many answers there are."""
    rows = counted(survey).order_by().values_list("submission__source").annotate(n=Count("pk"))
    by_source = dict(rows)
    days = counted(survey).order_by().annotate(day=TruncDate("submission__received_at")).values_list("day")
    by_day = [(day, n) for day, n in days.annotate(n=Count("pk")).order_by("day")]
    labels = {str(source.label): by_source.get(source, 0) for source in Source}
    return Live(sum(by_source.values()), labels, by_day, survey.universe)


def batches(survey: Survey) -> QuerySet[CodeBatch]:
    """Each batch with how many of its codes were used."""
    used = Exists(VoterMark.objects.filter(survey=survey, mark=OuterRef("codes__mark")))
    return survey.batches.select_related("created_by").annotate(used=Count("codes", filter=Q(used)))


def answers_listed(survey: Survey, number: str = "") -> QuerySet[Answer]:
    """Every answer, withdrawn ones too; `number` is a receipt or a sheet."""
    found = survey.answers.select_related("submission__captured_by", "second_capture").order_by("-pk")
    if not number:
        return found
    by_sheet = Q(sheet=int(number)) if number.isdecimal() and len(number) < 10 else Q()
    receipt = number.replace("-", "").replace(" ", "").lower()
    return found.filter(by_sheet | Q(receipt=receipt) if by_sheet else Q(receipt=receipt))


def free_texts(survey: Survey) -> list[tuple[str, list[str]]]:
    """Question by question, what was written in people's own words, in no order that tells who wrote it."""
    asked: dict[str, str] = {}
    said: dict[str, list[str]] = {}
    versions = {version.pk: version.definition for version in versions_of(survey.form)}
    for submission in counted_submissions(survey).iterator(chunk_size=500):
        fields = versions[submission.version_id].by_key
        for key, value in submission.values.items():
            if words := _free_words(fields[key], value):
                asked[key] = fields[key].label
                said.setdefault(key, []).append(words)
    return [(asked[key], sorted(texts, key=str.casefold)) for key, texts in said.items()]


def _free_words(field: Field, value: Any) -> str:
    """A text, or what stands behind «Otro»."""
    if kind_of(field).tally == Tally.TEXT:
        return str(value)
    return str(value.get("other", "")) if isinstance(value, dict) else ""
