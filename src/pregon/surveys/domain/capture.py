"""Papers and telephone calls: typed by the staff, in the same set of answers, with their source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.forms.public import (
    Definition,
    FormVersion,
    Source,
    Submission,
    check_answers,
    current_version,
    kind_of,
    submit_answers,
)
from pregon.people.public import Office, User
from pregon.plans.public import note

from ..enums import State
from ..models import Answer, SecondCapture, Survey
from .answering import AlreadyAnswered, record_answer

Raw = dict[str, list[str]]
Typed = Mapping[str, Raw]


@dataclass(frozen=True)
class Difference:
    """A question that two people typed differently, with both answers in words."""

    key: str
    label: str
    first: str
    second: str


def can_capture(survey: Survey) -> bool:
    """Papers may be typed after the close, until the results are out."""
    return survey.state in (State.OPEN, State.CLOSED) and current_version(survey.form) is not None


def next_sheet(survey: Survey) -> int:
    """The running number to write on the next paper."""
    last = survey.answers.filter(withdrawn_at=None).aggregate(last=Max("sheet"))["last"]
    return (last or 0) + 1


def capture_paper(
    survey: Survey,
    typed: Typed,
    *,
    sheet: int,
    key: str,
    actor: User,
    mark: str = "",
    office: Office | None = None,
) -> Answer:
    """A paper under its number. Raises `NotReady` for wrong answers and `ValidationError` for a number that is taken.

    Asked again with the same `key` (a form sent twice), it answers the same one.
    """
    return _capture(survey, typed, source=Source.PAPER, key=key, actor=actor, mark=mark, sheet=sheet, office=office)


def capture_phone(
    survey: Survey, typed: Typed, *, key: str, actor: User, mark: str = "", office: Office | None = None
) -> Answer:
    """A telephone interview. Raises as `capture_paper`."""
    return _capture(survey, typed, source=Source.PHONE, key=key, actor=actor, mark=mark, office=office)


@transaction.atomic
def _capture(
    survey: Survey,
    typed: Typed,
    *,
    source: Source,
    key: str,
    actor: User,
    mark: str,
    sheet: int | None = None,
    office: Office | None = None,
) -> Answer:
    version = current_version(survey.form)
    if version is None or not can_capture(survey):
        raise ValidationError(_("La encuesta no recibe respuestas: no está abierta ni por cerrar."))
    key = f"capture-{survey.pk}-{key}"[:64]

    def count(submission: Submission) -> None:
        record_answer(submission, survey=survey, mark=mark, sheet=sheet, office=office)

    try:
        with transaction.atomic():
            made = submit_answers(version, dict(typed), key=key, source=source, actor=actor, then=count)
    except IntegrityError as error:
        words = _("La hoja %(number)s ya está capturada. Revise el número escrito en el papel.")
        raise ValidationError({"sheet": words % {"number": sheet}}) from error
    except AlreadyAnswered as error:
        raise ValidationError({"mark": _("Esa persona ya respondió. La primera respuesta queda como está.")}) from error
    return Answer.objects.select_related("submission", "survey").get(submission=made)


# Double entry.


@transaction.atomic
def capture_again(answer: Answer, typed: Typed, *, actor: User) -> SecondCapture:
    """The same paper typed by another person; equal answers settle it at once.

    Raises `ValidationError` when it is the same person, or it was typed twice already.
    """
    if answer.submission.captured_by_id == actor.pk:
        raise ValidationError(_("La segunda captura la hace otra persona."))
    version = answer.submission.version
    checked = check_answers(version.definition, dict(typed), complete=False)
    if checked.errors:
        raise ValidationError([str(error.message) for error in checked.errors.values()])
    first = answer.submission.values
    second, is_new = SecondCapture.objects.get_or_create(
        answer=answer,
        defaults={
            "first_values": first,
            "values": checked.values,
            "captured_by": actor,
            "settled_at": timezone.now() if first == checked.values else None,
        },
    )
    if not is_new and second.captured_by_id != actor.pk:
        raise ValidationError(_("Esa hoja ya tiene una segunda captura."))
    return second


def differences(second: SecondCapture) -> list[Difference]:
    """Question by question, in their order."""
    definition = second.answer.submission.version.definition
    return [
        Difference(key, definition.by_key[key].label, *(_words(definition, key, each) for each in both))
        for key, both in _different(definition, second)
    ]


def _different(definition: Definition, second: SecondCapture) -> Iterable[tuple[str, tuple[Any, Any]]]:
    for field in definition.fields:
        both = (second.first_values.get(field.key), second.values.get(field.key))
        if both[0] != both[1]:
            yield field.key, both


def _words(definition: Definition, key: str, value: Any) -> str:
    field = definition.by_key[key]
    return kind_of(field).display(field, value) if value is not None else ""


@transaction.atomic
def settle(second: SecondCapture, *, take_second: Iterable[str], actor: User) -> SecondCapture:
    """What the paper says where the two differ: the second person's word for the keys of `take_second`.

    Both captures are kept. Raises `ValidationError` when somebody else decides or it is settled.
    """
    stored = SecondCapture.objects.select_for_update().get(pk=second.pk)
    if stored.captured_by_id != actor.pk or stored.settled_at:
        raise ValidationError(_("Decide quien hizo la segunda captura, una sola vez."))
    version: FormVersion = stored.answer.submission.version
    chosen = set(take_second)
    values = dict(stored.first_values)
    for key, (_first, typed) in _different(version.definition, stored):
        if key in chosen:
            values[key] = typed
    kept = {key: value for key, value in values.items() if value is not None}
    Submission.objects.filter(pk=stored.answer.submission_id).update(values=kept)
    SecondCapture.objects.filter(pk=stored.pk).update(settled_at=timezone.now())
    note(stored.answer.survey, "survey_settle", actor=actor, sheet=stored.answer.sheet, count=len(chosen))
    stored.refresh_from_db()
    return stored
