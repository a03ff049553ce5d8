"""From draft to published results."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pregon.committee.public import Matter
from pregon.forms.public import save_draft_definition
from pregon.plans.public import Fact, Plan
from pregon.surveys.domain.answering import withdraw_answer
from pregon.surveys.domain.create import change_survey
from pregon.surveys.domain.moves import (
    close_survey,
    open_survey,
    propose_survey,
    publish_results,
)
from pregon.surveys.models import Survey
from pregon.surveys.tasks import close_due
from pregon.surveys.templates_shipped import survey_templates
from tests.support.committee import approve, make_members
from tests.support.forms import definition, page
from tests.support.pieces import officer
from tests.support.plans import make_action
from tests.support.surveys import make_open, make_survey, one_question, paper, questions

pytestmark = pytest.mark.django_db


def test_opening_publishes_the_questions_and_counts_once_for_the_action() -> None:
    survey = make_open(action=make_action())
    assert survey.state == "open"
    assert survey.form.versions.get().number == 1
    close_survey(survey, actor=None)
    open_survey(survey, actor=officer())
    fact = Fact.objects.get(measure="surveys_published")
    assert (fact.action, fact.amount, fact.channel) == (survey.action, 1, "survey")


def test_what_is_missing_is_said_and_nothing_opens() -> None:
    survey = make_survey(definition(page("vacia")))
    with pytest.raises(ValidationError, match="Agregue al menos una pregunta"):
        open_survey(survey, actor=officer())
    survey.refresh_from_db()
    assert (survey.state, survey.form.versions.count()) == ("draft", 0)


def test_a_poll_has_one_question() -> None:
    with pytest.raises(ValidationError, match="una sola pregunta"):
        open_survey(make_survey(is_poll=True), actor=officer())
    assert make_open(one_question(), is_poll=True).state == "open"


def test_a_date_that_passed_does_not_open() -> None:
    survey = make_survey(closes_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="ya pasó"):
        open_survey(survey, actor=officer())


def test_where_the_plan_says_so_the_committee_comes_first() -> None:
    make_members()
    survey = make_survey(action=make_action())
    Plan.objects.update(is_current=True, committee_approves_topics=True)
    with pytest.raises(ValidationError, match="Falta la aprobación del Comité"):
        open_survey(survey, actor=officer())
    for _ in range(2):
        propose_survey(survey, actor=officer())
    approve(Matter.objects.get())
    assert open_survey(survey, actor=officer()).state == "open"


def test_what_is_open_is_not_brought_before_the_committee() -> None:
    with pytest.raises(ValidationError, match="ya se abrió"):
        propose_survey(make_open(), actor=officer())


def test_the_date_closes_it_and_the_second_look_does_nothing() -> None:
    survey = make_open(closes_at=timezone.now() + timedelta(hours=1))
    close_due.func()
    survey.refresh_from_db()
    assert survey.state == "open"
    Survey.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    for _ in range(2):
        close_due.func()
    survey.refresh_from_db()
    assert (survey.state, survey.closed_at is not None) == ("closed", True)


def test_results_are_published_after_the_close_and_only_if_that_was_said() -> None:
    survey = make_open()
    with pytest.raises(ValidationError, match="«Abierta»"):
        publish_results(survey, actor=officer())
    assert publish_results(close_survey(survey, actor=None), actor=officer()).state == "published"
    private = close_survey(make_open(title="Otra", results_policy="never"), actor=None)
    with pytest.raises(ValidationError, match="no se publican"):
        publish_results(private, actor=officer())


def test_what_was_promised_does_not_change_after_opening() -> None:
    survey = make_open()
    survey.level, survey.title = "document", "Otro título"
    with pytest.raises(ValidationError) as caught:
        change_survey(survey, actor=officer())
    assert list(caught.value.message_dict) == ["level"]
    survey.level = "open"
    change_survey(survey, actor=officer())
    assert (Survey.objects.get().title, survey.form.title) == ("Otro título", "Otro título")


def test_settings_that_were_read_before_the_opening_do_not_close_it_again() -> None:
    survey = make_survey()
    open_survey(Survey.objects.get(), actor=officer())
    survey.closing_text = "Se decide en marzo."
    change_survey(survey, actor=officer())
    stored = Survey.objects.get()
    assert (stored.state, stored.opened_at is not None, stored.closing_text) == ("open", True, "Se decide en marzo.")


def test_two_surveys_with_one_title_have_two_addresses() -> None:
    assert [make_survey().slug, make_survey().slug] == ["como-se-entera", "como-se-entera-2"]


def test_a_survey_sent_twice_is_one() -> None:
    assert make_survey(submission="a").pk == make_survey(submission="a").pk
    assert Survey.objects.count() == 1


def test_editing_after_the_first_answer_makes_a_version_and_loses_nothing() -> None:
    survey = make_open()
    first = paper(survey, 1)
    save_draft_definition(survey.form, one_question(), actor=officer())
    close_survey(survey, actor=None)
    open_survey(survey, actor=officer())
    second = paper(survey, 2)
    assert [each.submission.version.number for each in (first, second)] == [1, 2]
    assert first.submission.version.definition == questions()


def test_a_withdrawn_answer_stays_with_its_reason_and_is_not_counted() -> None:
    survey = make_open(action=make_action())
    answer = paper(survey, 1)
    with pytest.raises(ValidationError):
        withdraw_answer(answer, actor=officer(), reason=" ")
    for reason in ("Era una prueba", "otra vez"):
        withdraw_answer(answer, actor=officer(), reason=reason)
    assert answer.withdrawal_reason == "Era una prueba"
    assert sum(fact.amount for fact in Fact.objects.filter(measure="survey_answers")) == 0
    assert paper(survey, 3).survey.answers.count() == 2


@pytest.mark.parametrize("template", survey_templates(), ids=lambda template: template.key)
def test_every_template_opens_as_it_ships(template) -> None:  # type: ignore[no-untyped-def]
    assert make_open(template.definition, title=str(template.title)).state == "open"
