"""Sending: one draft or one key makes one submission, however often it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from pregon.people.public import User

from ..enums import Source
from ..kinds.base import Raw
from ..kinds.registry import kind_of
from ..models import Draft, FormVersion, Submission
from .answers import Checked, check_answers
from .attachments import discard
from .definition import Json

# What a feature does with a new submission, in the same transaction.
Then = Callable[[Submission], None]


class NotReady(Exception):
    """Something is missing or wrong; `checked` says what, by question."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        super().__init__(", ".join(checked.errors))


@transaction.atomic
def submit(
    draft: Draft, *, source: Source = Source.WEB, key: str = "", actor: User | None = None, then: Then | None = None
) -> Submission:
    """The submission of a draft. Asked again, it answers the same one and does nothing else.

    `key` ties it to something that can be answered once (a personal link); by default the draft itself. `then` runs
    once, for a new submission; what it raises undoes everything. Raises `NotReady`.
    """
    # No join: on PostgreSQL the row is read anew after the wait, and what was joined to it is not.
    stored = Draft.objects.select_for_update().get(pk=draft.pk)
    if stored.submission:
        return stored.submission
    checked = check_answers(stored.version.definition, stored.values)
    if checked.errors:
        raise NotReady(checked)
    submission, is_new = _keep(
        stored.version, checked.values, key=key or f"draft-{stored.pk}", source=source, actor=actor
    )
    if is_new:
        _hand_over_files(stored, submission, checked)
    discard(stored.attachments.all())
    Draft.objects.filter(pk=stored.pk).update(submission=submission, values={})
    draft.submission, draft.values = submission, {}
    if is_new and then:
        then(submission)
    return submission


@transaction.atomic
def submit_answers(
    version: FormVersion,
    typed: Mapping[str, Raw],
    *,
    key: str,
    source: Source,
    actor: User | None,
    received_at: datetime | None = None,
    then: Then | None = None,
) -> Submission:
    """A whole form at once: a paper that is captured, a telephone interview.

    What was left out on paper stays out, also where it is required online. Asked again with the same `key`, it answers
    the same submission. Raises `NotReady` for wrong answers.
    """
    checked = check_answers(version.definition, typed, complete=False)
    if checked.errors:
        raise NotReady(checked)
    submission, is_new = _keep(
        version, checked.values, key=key, source=source, actor=actor, received_at=received_at or timezone.now()
    )
    if is_new and then:
        then(submission)
    return submission


def _keep(
    version: FormVersion,
    values: dict[str, Json],
    *,
    key: str,
    source: Source,
    actor: User | None,
    received_at: datetime | None = None,
) -> tuple[Submission, bool]:
    """The submission with this key and whether it was made now; the database decides between two at once."""
    try:
        with transaction.atomic():
            made = Submission.objects.create(
                version=version,
                values=values,
                source=source,
                key=key,
                captured_by=actor,
                received_at=received_at or timezone.now(),
            )
    except IntegrityError:
        return Submission.objects.get(key=key), False
    return made, True


def _hand_over_files(draft: Draft, submission: Submission, checked: Checked) -> None:
    """The files that visible answers name go with the submission."""
    files = [field.key for field in draft.version.definition.fields if kind_of(field).takes_files]
    numbers = [each["file"] for key in files for each in checked.values.get(key, [])]
    draft.attachments.filter(pk__in=numbers).update(draft=None, submission=submission)
