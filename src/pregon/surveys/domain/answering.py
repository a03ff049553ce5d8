"""Taking an answer in, once per person as the survey's level says; and taking one out."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.forms.public import Submission
from pregon.kernel.references import new_code
from pregon.people.public import Office, User
from pregon.plans.public import Channel, Fact, note, record_fact, reverse_fact

from ..measures import SURVEY_ANSWERS
from ..models import Answer, Survey, VoterMark

RECEIPT_LENGTH = 9


class AlreadyAnswered(Exception):
    """Somebody with this mark answered before; the first answer stays as it is."""


@transaction.atomic
def record_answer(
    submission: Submission,
    *,
    survey: Survey,
    mark: str = "",
    sheet: int | None = None,
    office: Office | None = None,
) -> Answer:
    """Counts a new submission as an answer. The database decides between two with the same mark at once.

    `mark` comes of `domain.marks`; without one nothing is controlled. Raises `AlreadyAnswered`, and then whoever
    calls takes the submission back with the transaction.
    """
    voter = _mark_voter(survey, mark) if mark else None
    answer = Answer.objects.create(
        survey=survey, submission=submission, receipt=new_code(RECEIPT_LENGTH), sheet=sheet, office=office
    )
    if voter and not survey.is_anonymous:
        VoterMark.objects.filter(pk=voter.pk).update(answer=answer)
    _count(answer)
    return answer


def spend_mark(survey: Survey, mark: str) -> None:
    """Notes that the owner of a mark answered in a way that does not say which answer is whose: a paper in a box.

    Asked again, nothing happens.
    """
    VoterMark.objects.get_or_create(survey=survey, mark=mark)


def has_answered(survey: Survey, mark: str) -> bool:
    return bool(mark) and VoterMark.objects.filter(survey=survey, mark=mark).exists()


@transaction.atomic
def withdraw_answer(answer: Answer, *, actor: User, reason: str) -> Answer:
    """Takes an answer out of the results and of the count; what it said stays, and so does the mark of its owner.

    Asked twice, the first reason stays. Raises `ValidationError` without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Diga por qué se retira: queda en el historial.")})
    changes = {"withdrawn_at": timezone.now(), "withdrawn_by": actor, "withdrawal_reason": reason.strip()[:300]}
    if Answer.objects.filter(pk=answer.pk, withdrawn_at=None).update(**changes):
        _uncount(answer, actor=actor, reason=reason.strip())
        note(answer.survey, "survey_withdraw", actor=actor, receipt=answer.receipt, reason=reason.strip())
    answer.refresh_from_db()
    return answer


def _mark_voter(survey: Survey, mark: str) -> VoterMark:
    try:
        with transaction.atomic():
            return VoterMark.objects.create(survey=survey, mark=mark)
    except IntegrityError as error:
        raise AlreadyAnswered from error


def _count(answer: Answer) -> None:
    survey, submission = answer.survey, answer.submission
    record_fact(
        measure=SURVEY_ANSWERS.key,
        label=f"{survey.title} ({str(submission.get_source_display()).lower()})",
        action=survey.action,
        channel=Channel.SURVEY,
        source_kind="survey_answer",
        source_id=answer.pk,
        happened_at=submission.received_at,
    )


def _uncount(answer: Answer, *, actor: User, reason: str) -> None:
    counted = Fact.objects.filter(
        measure=SURVEY_ANSWERS.key, source_kind="survey_answer", source_id=str(answer.pk), reverses=None
    ).first()
    if counted:
        reverse_fact(counted, actor=actor, reason=reason)
