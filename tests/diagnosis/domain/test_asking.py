"""Who is asked, by which way, and how they are reminded until somebody is told."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from pregon.delivery.models import Mailing, Message
from pregon.delivery.public import SuppressionReason, suppress
from pregon.diagnosis.domain.invite import whatsapp_number
from pregon.diagnosis.domain.links import InvalidLink, participant_of
from pregon.diagnosis.models import Diagnosis, Participant, PersonalLink
from pregon.diagnosis.public import (
    add_contact_lists,
    add_offices,
    add_person,
    close_diagnosis,
    invite_by_mail,
    issue_link,
    note_returned,
    progress,
    remove_participant,
    share_words,
    slips_for,
)
from pregon.diagnosis.schedule import schedule_of
from pregon.diagnosis.tasks import keep_pace
from pregon.forms.public import Source, Submission
from pregon.surveys.models import VoterMark
from tests.support.diagnosis import (
    answer,
    at,
    first_participant,
    leader,
    make_asking,
    make_diagnosis,
    make_office,
    typed,
)
from tests.support.pieces import make_list

pytestmark = pytest.mark.django_db


def subjects() -> Counter[str]:
    """How many people each mail went to, by its kind."""
    return Counter(Message.objects.values_list("mailing__source_kind", flat=True))


def at_day(days: float, hour: int = 10) -> time_machine.travel:
    return time_machine.travel(at(hour, days=int(days)), tick=False)


def test_a_whole_office_is_added_in_one_step_and_nobody_twice() -> None:
    diagnosis, office = make_diagnosis(), make_office(people=3)
    assert add_offices(diagnosis, [office], actor=leader()) == 3
    assert add_offices(diagnosis, [office], actor=leader()) == 0
    make_office(people=0)
    lists = [make_list(3)]
    assert [add_contact_lists(diagnosis, lists, actor=leader()) for _round in range(2)] == [3, 0]
    assert Participant.objects.count() == 6
    assert len(set(Participant.objects.values_list("mark", flat=True))) == 6


def test_a_person_needs_what_the_way_asks_for() -> None:
    diagnosis = make_diagnosis()
    with pytest.raises(ValidationError, match="Escriba el teléfono"):
        add_person(Participant(diagnosis=diagnosis, name="Ana", way="phone"), actor=leader())
    add_person(Participant(diagnosis=diagnosis, name="Ana", way="email", email="ana@a.example"), actor=leader())
    with pytest.raises(ValidationError, match="Ya hay una persona invitada con ese correo"):
        add_person(Participant(diagnosis=diagnosis, name="Otra", way="email", email="ANA@a.example"), actor=leader())


def test_everybody_is_invited_once_however_often_it_is_asked() -> None:
    diagnosis = make_asking(offices=[make_office(people=3)])
    assert [invite_by_mail(diagnosis, actor=leader()) for _round in range(2)] == [3, 0]
    assert subjects() == {"diagnosis_invite": 3}
    links = [message.values["link"] for message in Message.objects.all()]
    assert len(set(links)) == 3
    mailing = Mailing.objects.get()
    assert "{link}" in mailing.text
    assert mailing.purpose == "transactional"


def test_contacts_may_leave_and_who_left_is_not_written_to() -> None:
    diagnosis = make_asking("external")
    add_contact_lists(diagnosis, [make_list(2)], actor=leader())
    suppress("junta0@veredas.example", SuppressionReason.UNSUBSCRIBED)
    invite_by_mail(diagnosis, actor=leader())
    mailing = Mailing.objects.get()
    assert mailing.purpose == "campaign"
    assert "{unsubscribe_url}" in mailing.text
    assert sorted(Message.objects.values_list("address", "state")) == [
        ("junta0@veredas.example", "skipped"),
        ("junta1@veredas.example", "pending"),
    ]


def test_nobody_is_invited_before_the_survey_opens() -> None:
    diagnosis = make_diagnosis(offices=[make_office()])
    for act in (invite_by_mail, lambda each, actor: slips_for(each, [], actor=actor)):
        with pytest.raises(ValidationError, match="Primero empiece a preguntar"):
            act(diagnosis, actor=leader())


def test_links_are_kept_as_hashes_and_older_ones_go_on_working() -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person = first_participant(diagnosis)
    tokens = [issue_link(person).rstrip("/").rpartition("/")[2] for _round in range(2)]
    assert [participant_of(token).pk for token in tokens] == [person.pk] * 2
    assert participant_of(tokens[0].upper()).pk == person.pk
    stored = " ".join(PersonalLink.objects.values_list("token_hash", flat=True))
    assert not any(token in stored for token in tokens)
    for wrong in ("", "x", tokens[0][:-1] + "0", "a" * 12, "ñ" * 12):
        with pytest.raises(InvalidLink):
            participant_of(wrong)


def test_a_text_for_whatsapp_carries_the_personal_link() -> None:
    diagnosis = make_asking()
    person = add_person(
        Participant(diagnosis=diagnosis, name="Ana", way="whatsapp", phone="310 555 12 34"), actor=leader()
    )
    text, url = share_words(person)
    person.refresh_from_db()
    assert "/mi-encuesta/" in text
    assert url.startswith("https://wa.me/573105551234?text=Hola")
    assert person.invited_at
    assert whatsapp_number("+57 310 555 12 34") == "573105551234"
    assert whatsapp_number("604 860 00 00") == "6048600000"


def test_one_person_answers_once_by_link_paper_or_telephone(client: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person, raw = first_participant(diagnosis), typed("internal", {"email": "daily"})
    link = "/" + issue_link(person).split("/", 3)[3]
    assert client.get(link).status_code == 302
    answer(diagnosis, raw, Source.PHONE, mark=person.mark)
    with pytest.raises(ValidationError, match="ya respondió"):
        answer(diagnosis, raw, Source.PAPER, mark=person.mark)
    assert (client.get(link).status_code, Submission.objects.count()) == (409, 1)


def test_that_somebody_answered_is_known_and_what_is_not() -> None:
    diagnosis = make_asking(offices=[make_office(people=2)])
    person = first_participant(diagnosis)
    answer(diagnosis, typed("internal", {"email": "daily"}), mark=person.mark)
    mark = VoterMark.objects.get()
    assert (mark.mark, mark.answer) == (person.mark, None)
    [office] = progress(diagnosis).offices
    assert (office.office, office.asked, office.answered, office.missing) == ("Secretaría de Hacienda", 2, 1, 1)


def test_a_paper_in_the_box_spends_the_link_of_its_owner(client: Client) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    person = first_participant(diagnosis)
    for _round in range(2):
        note_returned(person)
    assert progress(diagnosis).answered == 1
    assert client.get("/" + issue_link(person).split("/", 3)[3]).status_code == 409
    with pytest.raises(ValidationError, match="ya respondió"):
        remove_participant(person, actor=leader())


def test_reminders_come_twice_and_then_the_leader_is_told() -> None:
    diagnosis = make_asking(offices=[make_office(people=3), make_office("Secretaría de Salud", 1)])
    invite_by_mail(diagnosis, actor=leader())
    answer(diagnosis, typed("internal", {"email": "daily"}), mark=first_participant(diagnosis).mark)
    seen = {}
    for day in range(1, 12):
        with at_day(day):
            for _round in range(2):
                keep_pace.call()
            seen[day] = dict(subjects())
    assert seen[3] == {"diagnosis_invite": 4}
    assert seen[5] == {"diagnosis_invite": 4, "diagnosis_reminder": 3}
    assert seen[8] == {"diagnosis_invite": 4, "diagnosis_reminder": 6}
    assert seen[11] == {"diagnosis_invite": 4, "diagnosis_reminder": 6, "diagnosis_escalation": 1}
    told = Mailing.objects.get(source_kind="diagnosis_escalation")
    assert "Secretaría de Hacienda: faltan 2 de 3 (Hacienda 1, Hacienda 2)" in told.text
    assert "Secretaría de Salud: falta 1 de 1 (Salud 0)" in told.text
    assert Message.objects.get(mailing=told).address == leader().email


def test_who_answered_meanwhile_is_left_alone() -> None:
    diagnosis = make_asking(offices=[make_office(people=2)])
    invite_by_mail(diagnosis, actor=leader())
    with at_day(5):
        keep_pace.call()
    answer(diagnosis, typed("internal", {"email": "daily"}), mark=first_participant(diagnosis).mark)
    with at_day(8):
        keep_pace.call()
    assert subjects()["diagnosis_reminder"] == 3


def test_enough_answers_and_the_close_stop_the_reminders() -> None:
    diagnosis = make_asking(offices=[make_office(people=2)], enough_percent=50)
    invite_by_mail(diagnosis, actor=leader())
    answer(diagnosis, typed("internal", {"email": "daily"}), mark=first_participant(diagnosis).mark)
    with at_day(8):
        keep_pace.call()
    assert subjects()["diagnosis_reminder"] == 0
    other = make_asking("external")
    add_contact_lists(other, [make_list(2)], actor=leader())
    invite_by_mail(other, actor=leader())
    close_diagnosis(other, actor=leader())
    with at_day(8):
        keep_pace.call()
    assert subjects()["diagnosis_reminder"] == 0


def test_nobody_is_written_to_at_night_nor_the_day_after_the_invitation() -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    with at_day(8, hour=9):
        invite_by_mail(diagnosis, actor=leader())
        keep_pace.call()
    with at_day(8, hour=22):
        keep_pace.call()
    with at_day(9, hour=3):
        keep_pace.call()
    assert subjects()["diagnosis_reminder"] == 0
    with at_day(9, hour=11):
        keep_pace.call()
    assert subjects()["diagnosis_reminder"] == 1


def test_the_reminders_are_spread_over_the_time_there_is() -> None:
    begins = timezone.now()
    schedule = schedule_of(begins, begins + timedelta(days=10))
    days = [(moment - begins).days for moment in (schedule.first, schedule.second, schedule.ends)]
    assert days == [4, 7, 10]
    assert schedule_of(begins, None).ends == begins + timedelta(days=14)


def test_who_is_added_twice_at_once_is_asked_once() -> None:
    diagnosis, office = make_diagnosis(), make_office(people=1)
    add_offices(diagnosis, [office], actor=leader())
    twin = Participant.objects.get()
    Participant.objects.bulk_create(
        [Participant(diagnosis=diagnosis, user=twin.user, name="Otra", mark="m")], ignore_conflicts=True
    )
    assert Diagnosis.objects.get().participants.count() == 1
