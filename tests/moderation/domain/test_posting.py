from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pregon.moderation.data_checks import counters_are_exact
from pregon.moderation.domain.moderating import hide, show, withdraw
from pregon.moderation.models import Comment, Thread
from pregon.moderation.public import Refused, answer_officially, post_from_paper
from tests.support.comments import KIND, make_participant, sample_target, say
from tests.support.people import make_communications

pytestmark = pytest.mark.django_db


def numbers() -> tuple[int, ...]:
    thread = Thread.objects.get()
    return thread.waiting, thread.visible, thread.hidden, thread.withdrawn, thread.opinions, thread.replies


def test_a_comment_shows_at_once_and_is_counted():
    comment = say("El puente **necesita** barandas")
    assert (comment.state, comment.html) == ("visible", "<p>El puente <strong>necesita</strong> barandas</p>\n")
    assert numbers() == (0, 1, 0, 0, 1, 0)


def test_the_same_form_sent_twice_is_one_comment():
    assert say(form_key="k1").pk == say(form_key="k1").pk
    assert numbers() == (0, 1, 0, 0, 1, 0)


def test_the_same_text_on_the_same_day_without_a_form_key_is_one_comment():
    assert say().pk == say().pk
    assert Comment.objects.count() == 1


def test_the_same_text_by_another_form_is_refused_with_words():
    say(form_key="k1")
    with pytest.raises(Refused, match="Mis aportes"):
        say("¡EL PUENTE necesita barandas!", form_key="k2")


def test_an_answer_is_counted_with_its_parent_and_answers_are_one_level_deep():
    parent = say()
    answer = say("De acuerdo con usted", parent=parent)
    parent.refresh_from_db()
    assert (parent.replies, numbers()) == (1, (0, 2, 0, 0, 1, 1))
    with pytest.raises(Refused, match="no se puede responder"):
        say("Y yo con los dos", parent=answer)


def test_an_answer_belongs_to_the_thing_of_its_parent():
    with pytest.raises(Refused, match="no se puede responder"):
        say("De acuerdo con usted", parent=say(), object_id=2)


def test_nobody_answers_what_is_hidden():
    parent = say()
    hide(parent, reason="insults", actor=make_communications())
    with pytest.raises(Refused, match="ya no está publicado"):
        say("De acuerdo con usted", parent=parent)


def test_a_closed_thing_takes_no_comments():
    with pytest.raises(Refused, match="Ya no se reciben aportes"):
        say(object_id=950)


def test_counters_follow_every_move_and_agree_with_the_rows():
    officer = make_communications()
    parent = say()
    answer = say("De acuerdo con usted", parent=parent)
    hide(parent, reason="insults", actor=officer)
    assert numbers() == (0, 1, 1, 0, 0, 0)
    hide(answer, reason="off_topic", actor=officer)
    assert numbers() == (0, 0, 2, 0, 0, 0)
    show(parent, actor=officer)
    assert numbers() == (0, 1, 1, 0, 1, 0)
    show(answer, actor=officer)
    assert numbers() == (0, 2, 0, 0, 1, 1)
    withdraw(parent)
    assert numbers() == (0, 1, 0, 1, 0, 0)
    assert list(counters_are_exact()) == []


def test_a_wrong_counter_is_found_by_the_check():
    comment = say()
    Thread.objects.update(visible=7)
    Comment.objects.filter(pk=comment.pk).update(supports=2)
    assert len(list(counters_are_exact())) == 2


def test_the_feature_hears_of_every_comment_that_shows_or_goes():
    heard = []
    told = {
        "on_published": lambda comment: heard.append(("shown", comment.pk)),
        "on_unpublished": lambda comment: heard.append(("gone", comment.pk)),
    }
    with sample_target(**told):
        comment = say()
        hide(comment, reason="insults", actor=make_communications())
    assert heard == [("shown", comment.pk), ("gone", comment.pk)]


def test_the_first_comment_with_a_link_waits_with_a_stated_time():
    before = timezone.now()
    comment = say("Vean https://ejemplo.example/puente")
    assert (comment.state, comment.wait_reason) == ("waiting", "first_link")
    assert comment.review_by - before >= timedelta(hours=48)
    assert numbers() == (1, 0, 0, 0, 0, 0)


def test_who_was_let_through_once_may_link_and_who_links_too_much_waits():
    show(say("Vean https://ejemplo.example/puente"), actor=make_communications())
    assert say("Y también https://ejemplo.example/escuela").state == "visible"
    many = say("Todo esto: " + " ".join(f"https://ejemplo.example/{n}" for n in range(5)))
    assert (many.state, many.wait_reason) == ("waiting", "many_links")


def test_a_comment_that_stood_for_a_day_makes_its_author_known():
    with time_machine.travel(timezone.now() - timedelta(hours=25), tick=False):
        say("El puente necesita barandas y luz")
    assert say("Vean www.ejemplo.example/puente").state == "visible"


def test_a_text_that_many_send_waits_after_the_third():
    text = "Pedimos que el alcalde venga a la vereda"
    people = [make_participant(f"v{n}@vereda.example") for n in range(5)]
    assert [say(text, by=each).state for each in people] == ["visible", "visible", "visible", "waiting", "waiting"]


def test_who_writes_too_fast_is_asked_to_wait_a_minute():
    with time_machine.travel("2026-03-03 10:00:01-05:00", tick=False) as clock:
        for n in range(3):
            say(f"Opinión distinta {'abc'[n] * 20}")
        with pytest.raises(Refused, match="Espere un minuto"):
            say("Una más sobre la cancha del barrio")
        clock.shift(61)
        assert say("Una más sobre la cancha del barrio").state == "visible"


def test_the_municipality_answers_under_its_own_mark_also_when_closed():
    officer = make_communications()
    parent = say()
    answer = answer_officially(
        kind=KIND, object_id=1, text="Ya hay **presupuesto**", actor=officer, form_key="k", parent=parent
    )
    assert (answer.official, answer.name, answer.origin) == (True, "Alcaldía de Segovia", "staff")
    assert answer_officially(kind=KIND, object_id=950, text="Gracias a todos", actor=officer, form_key="x").is_visible


@pytest.mark.parametrize(
    "name", ["Alcaldía de Segovia", "ＡＬＣＡＬＤＩＡ", "El Moderador", "ana@correo.com", "Vea bit.co", "!"]
)
def test_a_name_is_a_persons_name(name: str):
    with pytest.raises(Refused) as refusal:
        say(name=name)
    assert refusal.value.field == "name"


def test_signs_that_turn_hide_or_pile_up_are_left_out():
    text = "Hola\u202e mun\u200bdo\r\n\r\n\r\n\r\nZ" + "\u0301" * 40 + " \U0001f468\u200d\U0001f33e"
    comment = say(text, name="Ana\r\nBcc: x\u202e y")
    assert comment.body == "Hola mundo\n\nŹ\u0301\u0301 \U0001f468\u200d\U0001f33e"
    assert comment.name == "Ana Bcc: x y"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[clic](javascript:alert(1))", "<p>[clic](javascript:alert(1))</p>\n"),
        ("[clic](tel:123456)", "<p><a>clic</a></p>\n"),
        ("# Grande", "<p>Grande</p>\n"),
        ("[ver](https://a.example)", '<p><a href="https://a.example" rel="nofollow ugc noopener">ver</a></p>\n'),
    ],
)
def test_what_is_typed_stays_text(text: str, html: str):
    assert say(text).html == html


SLOW = ["*" * 3999, "[" * 3999, "_a" * 1999, "[a](" * 999, "a-" * 1999, "a." * 1999, "<" * 3999, "> " * 1999]


@pytest.mark.parametrize("text", SLOW)
def test_a_text_made_to_be_slow_is_kept_like_any_other(text: str):
    """Patterns with nested repeats would not come back from these for minutes."""
    assert say(text).body == text.strip()


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u200b\u200b\u200b", "a" * 4001, "x" * 100_000])
def test_too_little_and_too_much_are_refused(text: str):
    with pytest.raises(Refused):
        say(text)
    assert Comment.objects.count() == 0


def test_a_paper_keeps_who_typed_it_and_is_one_however_often_sent():
    officer = make_communications()
    values = {"kind": KIND, "object_id": 1, "name": "Rosa Mejía", "text": "Falta agua", "contact": "", "scan": None}
    first = post_from_paper(**values, actor=officer, form_key="p1")
    assert post_from_paper(**values, actor=officer, form_key="p1") == first
    assert (first.origin, first.staff, first.author.contact_kind) == ("paper", officer, "paper")
