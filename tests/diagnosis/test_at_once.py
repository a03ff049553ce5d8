"""Several people at the same moment: the database decides, and nobody is written to twice."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pregon.delivery.models import Message
from pregon.diagnosis.domain.remind import escalate, remind
from pregon.diagnosis.models import Diagnosis
from pregon.diagnosis.public import create_diagnosis, invite_by_mail
from pregon.diagnosis.schedule import schedule_for
from pregon.surveys.public import Survey
from tests.support.diagnosis import at, leader, make_asking, make_office, the_plan
from tests.surveys.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_invitations_sent_by_four_people_at_once_reach_each_person_once() -> None:
    diagnosis, person = make_asking(offices=[make_office(people=5)]), leader()
    counts = at_once(4, lambda _number: invite_by_mail(Diagnosis.objects.get(pk=diagnosis.pk), actor=person))
    assert sum(counts) == 5
    assert Message.objects.filter(mailing__source_kind="diagnosis_invite").count() == 5


def test_reminders_sent_by_four_workers_at_once_reach_each_person_once() -> None:
    diagnosis = make_asking(offices=[make_office(people=5)])
    invite_by_mail(diagnosis, actor=leader())
    schedule, now = schedule_for(diagnosis), at(10, days=5)
    assert schedule
    counts = at_once(4, lambda _number: remind(Diagnosis.objects.get(pk=diagnosis.pk), schedule, now))
    assert sum(counts) == 5
    told = at_once(4, lambda _number: escalate(Diagnosis.objects.get(pk=diagnosis.pk), schedule, at(10, days=9)))
    assert sum(told) == 1


def test_two_diagnoses_begun_at_once_are_one() -> None:
    plan, person, closes = the_plan(), leader(), at(18, days=9)

    def begin(_number: int) -> int:
        try:
            create_diagnosis(plan=plan, audience="internal", closes_at=closes, actor=person)
        except ValidationError:
            return 0
        return 1

    assert sum(at_once(3, begin)) == 1
    assert (Diagnosis.objects.count(), Survey.objects.count()) == (1, 1)
