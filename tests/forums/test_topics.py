"""A topic from its question to its answer."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from pregon.committee.public import Matter
from pregon.delivery.public import Mailing
from pregon.forums.domain.topics import KIND, answer_topic, close_due, open_topic, propose_topic, save_topic
from pregon.forums.models import Topic
from pregon.moderation.domain.moderating import hide, show
from pregon.moderation.public import Refused, answer_officially
from pregon.plans.public import Fact, Plan
from tests.support.comments import make_participant
from tests.support.committee import approve, make_members
from tests.support.forums import make_closed_topic, make_open_topic, make_topic, officer, opine
from tests.support.people import make_leader

pytestmark = pytest.mark.django_db


def total(measure: str) -> int:
    return sum(int(fact.amount) for fact in Fact.objects.filter(measure=measure))


def test_an_open_forum_counts_once_for_its_action() -> None:
    topic = make_open_topic()
    assert not open_topic(topic, actor=officer())
    fact = Fact.objects.get(measure="forums_published")
    assert (fact.action, fact.source_id) == (topic.action, str(topic.pk))


def test_two_topics_with_the_same_question_have_their_own_address() -> None:
    first, second = make_topic(), make_topic()
    assert (first.slug, second.slug) == (
        "que-dias-debe-abrir-el-mercado-campesino",
        "que-dias-debe-abrir-el-mercado-campesino-2",
    )


def test_the_question_does_not_change_under_the_opinions() -> None:
    topic = make_open_topic()
    topic.question = "¿Y si lo cerramos?"
    with pytest.raises(ValidationError, match="la pregunta no cambia"):
        save_topic(topic, actor=officer())


def test_where_the_plan_says_so_the_committee_comes_first() -> None:
    make_members()
    topic = make_topic()
    Plan.objects.update(is_current=True, committee_approves_topics=True)
    with pytest.raises(ValidationError, match="El Comité aprueba los temas"):
        open_topic(topic, actor=officer())
    propose_topic(topic, actor=officer())
    propose_topic(topic, actor=officer())
    approve(Matter.objects.get())
    assert open_topic(topic, actor=officer())


def test_a_day_that_is_past_opens_nothing() -> None:
    topic = make_topic(closes_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError, match="ya pasó"):
        open_topic(topic, actor=officer())
    assert not Fact.objects.filter(measure="forums_published").exists()


def test_each_opinion_in_view_counts_and_one_that_is_hidden_does_not() -> None:
    topic = make_open_topic()
    comment = opine(topic)
    opine(topic, "Los domingos basta.", by=make_participant("b@vereda.example", "Beto"))
    answer_officially(kind=KIND, object_id=topic.pk, text="Gracias, lo anotamos.", actor=officer(), form_key="a")
    assert total("forum_comments") == 2
    hide(comment, reason="insults", actor=officer())
    assert total("forum_comments") == 1
    show(comment, actor=make_leader())
    assert total("forum_comments") == 2
    hide(comment, reason="insults", actor=officer())
    assert total("forum_comments") == 1


def test_the_day_after_the_last_one_it_closes_by_itself() -> None:
    topic = make_open_topic()
    assert close_due(topic.closes_on) == 0
    assert close_due(topic.closes_on + timedelta(days=1)) == 1
    with pytest.raises(Refused):
        opine(topic)


def test_the_answer_reaches_once_everybody_who_took_part(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    topic = make_open_topic()
    opine(topic)
    opine(topic, "Y los festivos.")
    opine(topic, "Los sábados.", by=make_participant("b@vereda.example", "Beto"))
    close_due(topic.closes_on + timedelta(days=1))
    for _twice in range(2):
        answer_topic(topic, text="Abrirá **sábado y domingo** desde enero.", actor=officer())
    mailing = Mailing.objects.get(source_kind="forum_answer")
    assert sorted(mailing.messages.values_list("address", flat=True)) == ["ana@vereda.example", "b@vereda.example"]
    assert "{unsubscribe_url}" in mailing.text
    topic.refresh_from_db()
    assert (topic.state, topic.answered_by) == ("answered", officer())


@pytest.mark.parametrize("text", ["", "   "])
def test_nobody_is_thanked_with_nothing(text: str) -> None:
    topic = make_closed_topic()
    with pytest.raises(ValidationError, match="Escriba qué dijo la gente"):
        answer_topic(topic, text=text, actor=officer())
    assert not Mailing.objects.exists()


def test_an_open_forum_is_closed_before_it_is_answered() -> None:
    topic = make_open_topic()
    with pytest.raises(ValidationError, match="Cierre primero"):
        answer_topic(topic, text="Ya veremos.", actor=officer())
    assert Topic.objects.get().answer == ""
