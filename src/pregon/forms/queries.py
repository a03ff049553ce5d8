"""What features and screens read of forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from .enums import Source
from .models import Draft, Form, FormVersion, Submission


@dataclass(frozen=True)
class Counts:
    """How many answers came in, by source, and how many are being written."""

    by_source: Mapping[Source, int]
    open_drafts: int

    @property
    def total(self) -> int:
        return sum(self.by_source.values())


def submissions_of(form: Form) -> QuerySet[Submission]:
    """Every answer of every version, in the order in which they came; with its version's number, without content."""
    found = Submission.objects.filter(version__form=form).select_related("version").defer("version__content")
    return found.order_by("received_at", "pk")


def counts(form: Form) -> Counts:
    """Two queries, however many answers there are."""
    rows = Submission.objects.filter(version__form=form).order_by().values_list("source").annotate(n=Count("pk"))
    by_source = {Source(source): n for source, n in rows}
    open_drafts = Draft.objects.filter(version__form=form, submission=None).count()
    return Counts({source: by_source.get(source, 0) for source in Source}, open_drafts)


def current_version(form: Form) -> FormVersion | None:
    """The version that people answer now; None before the first one is published."""
    return form.versions.first()


def versions_of(form: Form) -> list[FormVersion]:
    """Every version, the oldest first."""
    return list(form.versions.order_by("number"))


def forms_with_numbers() -> QuerySet[Form]:
    """For the list, the last one changed first: with `last_number` (of the version, or None) and `answers`."""
    answers = Submission.objects.filter(version__form=OuterRef("pk")).order_by().values("version__form")
    numbered = Form.objects.annotate(
        last_number=Max("versions__number"), answers=Subquery(answers.annotate(n=Count("pk")).values("n"))
    )
    return numbered.order_by("-changed_at", "-pk")
