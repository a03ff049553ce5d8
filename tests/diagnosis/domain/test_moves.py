"""From preparing to approved, or to «sin diagnóstico»; never to a plan that waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pregon.committee.public import waiting_since
from pregon.diagnosis.answers import tally_of
from pregon.diagnosis.checks import every_approved_one_is_counted
from pregon.diagnosis.models import Diagnosis
from pregon.diagnosis.public import (
    Supposed,
    approve_diagnosis,
    close_diagnosis,
    comparison,
    count_again,
    findings_of,
    follow_survey,
    go_without,
    in_force,
    save_assumptions,
    start_asking,
)
from pregon.diagnosis.tasks import keep_pace
from pregon.forms.public import Source
from pregon.plans.public import Plan, value_of
from pregon.surveys.domain.moves import close_if_due
from pregon.surveys.public import Level, Survey, close_survey, open_survey, propose_survey, withdraw_answer
from tests.support.diagnosis import (
    answer,
    answer_many,
    leader,
    make_approved,
    make_asking,
    make_diagnosis,
    make_office,
    the_plan,
    typed,
)
from tests.support.plans import make_action, make_indicator

pytestmark = pytest.mark.django_db


def test_servants_answer_by_personal_link_and_citizens_once_per_device() -> None:
    inside, outside = make_diagnosis("internal"), make_diagnosis("external")
    assert (inside.survey.level, outside.survey.level) == (Level.LINK, Level.DEVICE)
    assert (inside.state, inside.survey.state) == ("preparing", "draft")
    assert {field.key for field in inside.survey.form.definition.fields} >= {"uso", "prefiere", "confia", "conexion"}


def test_an_audience_has_one_diagnosis_under_way() -> None:
    make_diagnosis("internal")
    with pytest.raises(ValidationError, match="Ya hay un diagnóstico en marcha"):
        make_diagnosis("internal")
    assert Survey.objects.count() == 1


def test_answers_by_web_paper_and_telephone_weigh_the_same() -> None:
    diagnosis = make_asking("external")
    for source in Source:
        for number in range(2):
            answer(diagnosis, typed("external", {"radio": "daily"}, prefers=["radio"]), source, key=f"{source}{number}")
    close_diagnosis(diagnosis, actor=leader())
    radio = findings_of(diagnosis).ranking.of("radio")
    assert radio
    assert (diagnosis.state, diagnosis.tally["n"], radio.rank, radio.spread, radio.weekly) == ("closed", 6, 1, 0, 6)


def test_an_approved_diagnosis_is_in_force_and_counts_once() -> None:
    action = make_action(the_plan())
    indicator = make_indicator(action, measure="diagnoses_approved")
    diagnosis = make_asking("external", action=action)
    answer_many(diagnosis, 5, {"radio": "daily"}, prefers=["radio"])
    close_diagnosis(diagnosis, actor=leader())
    assert in_force(the_plan(), "external") is None
    for _round in range(2):
        approve_diagnosis(diagnosis, actor=leader())
    assert in_force(the_plan(), "external") == diagnosis
    assert value_of(indicator) == 1
    assert list(every_approved_one_is_counted()) == []


def test_a_diagnosis_nobody_answers_goes_on_by_assumptions_at_its_date() -> None:
    diagnosis = make_asking("internal", offices=[make_office()])
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        close_if_due(Survey.objects.get())
        keep_pace.call()
        diagnosis.refresh_from_db()
        assert (diagnosis.state, diagnosis.review_on) == ("without", timezone.localdate() + timedelta(days=90))
        keep_pace.call()
    assert "nadie respondió" in diagnosis.reason
    assert diagnosis.assumptions.count() == 8
    mix = findings_of(diagnosis).mix
    assert "website" in mix.media
    assert "email" in mix.media
    assert in_force(the_plan(), "internal") == diagnosis


def test_fewer_than_five_answers_are_no_diagnosis() -> None:
    diagnosis = make_asking("external")
    answer_many(diagnosis, 4, {"radio": "daily"})
    close_diagnosis(diagnosis, actor=leader())
    assert (diagnosis.state, diagnosis.tally) == ("without", {})
    assert "menos de 5" in diagnosis.reason


def test_papers_that_come_late_make_a_diagnosis_after_all() -> None:
    diagnosis = make_asking("external")
    answer_many(diagnosis, 4, {"radio": "daily"})
    close_diagnosis(diagnosis, actor=leader())
    with pytest.raises(ValidationError, match="menos de 5"):
        count_again(diagnosis, actor=leader())
    answer(diagnosis, typed("external", {"radio": "daily"}), Source.PAPER)
    count_again(diagnosis, actor=leader())
    assert (diagnosis.state, diagnosis.tally["n"], diagnosis.reason) == ("closed", 5, "")


def test_the_plan_may_go_on_without_asking_anybody() -> None:
    diagnosis = make_diagnosis("internal")
    with pytest.raises(ValidationError, match="por qué"):
        go_without(diagnosis, actor=leader(), reason=" ")
    go_without(diagnosis, actor=leader(), reason="No hubo tiempo.")
    assert (diagnosis.state, diagnosis.reason) == ("without", "No hubo tiempo.")
    with pytest.raises(ValidationError, match="ya no corresponde"):
        close_diagnosis(diagnosis, actor=leader())


def test_assumptions_are_corrected_and_decide_the_mix() -> None:
    diagnosis = go_without(make_diagnosis("external"), actor=leader(), reason="Nadie respondió.")
    day = timezone.localdate() + timedelta(days=30)
    only_parish = {row.medium: Supposed(0, "No llega.") for row in diagnosis.assumptions.all()}
    only_parish["parish"] = Supposed(90, "Todos van a misa.")
    save_assumptions(diagnosis, only_parish, review_on=day, actor=leader())
    assert (findings_of(diagnosis).mix.media, diagnosis.review_on) == (["parish", "website"], day)
    with pytest.raises(ValidationError, match="por qué lo supone"):
        save_assumptions(diagnosis, {"radio": Supposed(50, "")}, review_on=day, actor=leader())


def test_a_new_diagnosis_is_compared_with_the_last_that_had_answers() -> None:
    first = make_approved("external")
    go_without(make_diagnosis("external"), actor=leader(), reason="Nadie respondió.")
    second = make_asking("external")
    assert second.previous == first
    answer_many(second, 6, {"parish": "weekly"}, prefers=["parish"])
    close_diagnosis(second, actor=leader())
    changes = {change.medium: change for change in comparison(second)}
    assert (changes["parish"].points, changes["parish"].may_be_chance) == (100.0, False)
    assert changes["radio"].places and changes["radio"].places < 0
    assert comparison(first) == []


def test_a_survey_opened_and_closed_on_its_own_page_is_followed() -> None:
    diagnosis = make_diagnosis("external")
    open_survey(diagnosis.survey, actor=leader())
    follow_survey(diagnosis)
    assert diagnosis.state == "asking"
    answer_many(diagnosis, 5, {"radio": "daily"})
    close_survey(diagnosis.survey, actor=leader())
    follow_survey(diagnosis)
    assert diagnosis.state == "closed"


def test_where_the_committee_approves_topics_the_survey_goes_there_first() -> None:
    Plan.objects.filter(pk=the_plan().pk).update(committee_approves_topics=True)
    diagnosis = make_diagnosis("internal")
    with pytest.raises(ValidationError, match="Falta la aprobación del Comité"):
        start_asking(diagnosis, actor=leader())
    assert Diagnosis.objects.get().state == "preparing"
    propose_survey(diagnosis.survey, actor=leader())
    assert waiting_since("survey", [diagnosis.survey_id])


def test_a_withdrawn_answer_is_not_counted() -> None:
    diagnosis = make_asking("external")
    answer_many(diagnosis, 6, {"radio": "daily"})
    first = diagnosis.survey.answers.first()
    assert first
    withdraw_answer(first, actor=leader(), reason="Repetida")
    close_diagnosis(diagnosis, actor=leader())
    assert diagnosis.tally["n"] == 5


def test_counting_reads_the_answers_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    diagnosis = make_asking("external")
    answer_many(diagnosis, 6, {"radio": "daily"})
    with django_assert_num_queries(1):
        assert tally_of(diagnosis.survey, ["radio"]).n == 6
