"""What `pregon check` finds."""

import pytest

from pregon.plans.public import Fact
from pregon.surveys.checks import every_answer_is_counted, no_submission_is_left_alone
from pregon.surveys.domain.answering import withdraw_answer
from tests.support.pieces import officer
from tests.support.surveys import make_open, paper

pytestmark = pytest.mark.django_db


def test_answers_and_facts_that_agree_are_no_problem() -> None:
    survey = make_open()
    first, _second = paper(survey, 1), paper(survey, 2)
    withdraw_answer(first, actor=officer(), reason="Prueba")
    assert [*every_answer_is_counted(), *no_submission_is_left_alone()] == []


def test_an_answer_without_its_fact_is_told() -> None:
    answer = paper(make_open(), 1)
    Fact.objects.filter(measure="survey_answers").delete()
    assert list(every_answer_is_counted()) == [
        f"La respuesta {answer.pk} de una encuesta no cuadra con lo que se contó."
    ]


def test_a_submission_that_no_survey_counts_is_told() -> None:
    paper(make_open(), 1).delete()
    assert list(no_submission_is_left_alone()) == ["Hay 1 respuesta enviada que ninguna encuesta cuenta."]
