"""The list costs the same with ten comments as with a million."""

import pytest
from django.db import connection
from django.utils import timezone

from pregon.moderation.domain.moderating import hide, withdraw
from pregon.moderation.domain.supporting import support, take_back_support
from pregon.moderation.enums import Order
from pregon.moderation.models import Comment, Thread
from pregon.moderation.public import Refused, answer_officially, comment_page
from pregon.moderation.queries.listing import answers_of, page_rows, shown_comment
from pregon.moderation.queries.tray import _reported
from tests.support.comments import KIND, make_participant, say
from tests.support.people import make_communications

pytestmark = pytest.mark.django_db


def page(**values):
    return comment_page(kind=KIND, object_id=1, **values)


def analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill(count: int, *, object_id: int = 1, **values) -> Thread:
    """Many comments at once, as they would be kept."""
    author = make_participant()
    thread, _new = Thread.objects.get_or_create(kind=KIND, object_id=object_id)
    start = Comment.objects.count()
    rows = [
        Comment(
            thread=thread,
            number=start + n + 1,
            author=author,
            name="Ana",
            body="x",
            html="<p>x</p>",
            submission=f"{object_id}-{start + n}",
            fingerprint=f"{start + n:016x}",
            supports=n * 7 % 50,
            created_at=timezone.now(),
            **values,
        )
        for n in range(count)
    ]
    Comment.objects.bulk_create(rows)
    Thread.objects.filter(pk=thread.pk).update(visible=count, opinions=count, last_number=start + count)
    return thread


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_page_asks_three_questions_at_most(count: int, django_assert_num_queries):
    fill(count)
    parent = Comment.objects.last()
    say("De acuerdo", parent=parent)
    with django_assert_num_queries(3):
        assert len(page().comments) == min(count, 20)


def test_a_thing_without_comments_asks_one(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert page().comments == []


KEYS = {
    Order.NEWEST: lambda comment: -comment.number,
    Order.OLDEST: lambda comment: comment.pk,
    Order.SUPPORTED: lambda comment: (-comment.supports, -comment.pk),
}


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_one_another_without_gap_or_repeat(order: Order):
    fill(65)
    seen, after = [], ""
    while True:
        found = page(order=order.value, after=after)
        seen += found.comments
        after = found.after
        if not after:
            break
    assert len({each.pk for each in seen}) == 65
    assert seen == sorted(seen, key=KEYS[order])


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40, "1-2-3", "' OR 1=1 --", "٣"])
@pytest.mark.parametrize("order", ["", "recientes", "apoyados", "id; DROP TABLE"])
def test_what_makes_no_sense_in_the_address_is_the_beginning(after: str, order: str):
    fill(3)
    found = page(order=order, after=after)
    assert (len(found.comments), found.is_first) == (3, True)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("after", ["", "3-2000"])
@pytest.mark.parametrize("analysed", [True, False])
def test_the_list_walks_along_an_index_and_sorts_nothing(order: Order, after: str, analysed: bool):
    fill(5000)
    fill(500, object_id=2)
    fill(500, state="hidden")
    if analysed:
        analyse()
    plan = page_rows(Thread.objects.get(object_id=1).pk, order, after).values_list("pk", "name").explain()
    index = "comment_by_support" if order == Order.SUPPORTED else "comment_by_time"
    assert index in plan
    assert "TEMP B-TREE" not in plan and "Sort" not in plan
    assert "SCAN moderation_comment" not in plan and "Seq Scan" not in plan


@pytest.mark.parametrize("analysed", [True, False])
def test_answers_and_the_few_under_a_comment_come_by_their_indexes(analysed: bool):
    fill(3000)
    parent = Comment.objects.first()
    Comment.objects.filter(pk__gt=parent.pk + 2500).update(parent=parent)
    Comment.objects.filter(parent=parent, pk__lt=parent.pk + 2504).update(inline=True)
    if analysed:
        analyse()
    answers = Comment.objects.filter(parent_id=parent.pk, state="visible").order_by("number")[:21].explain()
    inline = Comment.objects.filter(parent_id__in=[parent.pk, 2], inline=True).explain()
    assert "comment_answers" in answers
    assert "comment_inline" in inline


def test_what_is_not_visible_is_in_no_list_and_no_number():
    officer = make_communications()
    hidden, waiting, gone = say("Oculto uno"), say("Vea www.x.com"), say("Retirado ya")
    luz = make_participant("luz@vereda.example", "Luz")
    parent = say("Con respuesta", by=luz)
    answer = say("Respuesta oculta", parent=parent, by=luz)
    hide(hidden, reason="insults", actor=officer)
    hide(answer, reason="insults", actor=officer)
    withdraw(gone)
    found = page()
    assert [each.pk for each in found.comments] == [parent.pk]
    assert (found.opinions, found.replies, found.comments[0].answers, found.comments[0].replies) == (1, 0, [], 0)
    assert [shown_comment(each.pk) for each in (hidden, waiting, gone, answer)] == [None] * 4
    assert answers_of(parent.pk) == ([], "")


def test_an_answer_to_a_hidden_comment_is_hidden_with_it():
    parent = say()
    answer = say("De acuerdo con eso", parent=parent)
    hide(parent, reason="insults", actor=make_communications())
    assert shown_comment(answer.pk) is None
    assert (page().opinions, page().replies) == (0, 0)


def test_few_answers_stand_in_the_list_and_the_municipalitys_come_first():
    parent = say()
    for n in range(5):
        friend = make_participant(f"v{n}@v.example", f"Vecino {'abcde'[n]}")
        say("Respuesta " + "abcde"[n] * 12, parent=parent, by=friend)
    officer = make_communications()
    answer_officially(kind=KIND, object_id=1, text="Ya lo hicimos", actor=officer, form_key="k", parent=parent)
    shown = page().comments[0]
    assert [each.official for each in shown.answers] == [True, False, False]
    assert (shown.replies, shown.more_answers) == (6, 3)
    hide(Comment.objects.get(pk=shown.answers[1].pk), reason="insults", actor=officer)
    assert [each.name for each in page().comments[0].answers[1:]] == ["Vecino b", "Vecino c"]


def test_a_support_is_counted_once_and_can_be_taken_back():
    comment, friend = say(), make_participant("luz@vereda.example", "Luz")
    assert [support(comment=comment, participant=friend) for _ in range(3)] == [True, False, False]
    comment.refresh_from_db()
    assert comment.supports == 1
    assert [take_back_support(comment=comment, participant=friend) for _ in range(2)] == [True, False]
    comment.refresh_from_db()
    assert comment.supports == 0


def test_nobody_supports_their_own_or_what_is_not_in_view():
    comment = say()
    with pytest.raises(Refused, match="propio"):
        support(comment=comment, participant=comment.author)
    hide(comment, reason="insults", actor=make_communications())
    comment.refresh_from_db()
    with pytest.raises(Refused, match="ya no recibe"):
        support(comment=comment, participant=make_participant("luz@vereda.example"))


@pytest.mark.parametrize("analysed", [True, False])
def test_the_numbers_of_the_tray_walk_along_small_indexes(analysed: bool):
    fill(3000)
    # PostgreSQL analyses by itself; SQLite never does.
    if analysed or connection.vendor == "postgresql":
        analyse()
    assert "comment_reported" in _reported().order_by().explain()
    assert "comment_promised" in Comment.objects.filter(review_by__lt=timezone.now()).explain()
