"""Many at once: one effect each, and counters that agree with the rows."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from pregon.moderation.data_checks import counters_are_exact
from pregon.moderation.domain.moderating import hide, show, withdraw
from pregon.moderation.domain.supporting import support
from pregon.moderation.domain.verification import check_code
from pregon.moderation.models import Comment, Participant, Thread
from pregon.moderation.public import Refused
from tests.moderation.domain.test_verification import ask, wrong
from tests.support.comments import last_code, make_participant, say
from tests.support.people import make_communications

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act gave, all started together."""

    def run(act: Callable[[], Any]) -> Any:
        try:
            return act()
        except Refused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_form_sent_six_times_at_once_is_one_comment() -> None:
    author = make_participant()
    found = at_once(*[lambda: say(by=author, form_key="k")] * 3)
    assert len({comment.pk for comment in found if isinstance(comment, Comment)}) == 1
    assert Comment.objects.count() == 1
    assert list(counters_are_exact()) == []


def test_first_comments_of_many_people_at_once_all_count_and_get_a_number_each() -> None:
    people = [make_participant(f"v{n}@v.example", "Vecina") for n in range(6)]
    at_once(*[lambda n=n, who=who: say(f"Opinión {'abcdef'[n] * 12}", by=who) for n, who in enumerate(people)])
    assert Thread.objects.get().opinions == 6
    assert sorted(Comment.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_supports_at_once_are_counted_exactly() -> None:
    comment, friends = say(), [make_participant(f"v{n}@v.example", "Vecina") for n in range(4)]
    at_once(*[lambda who=who: support(comment=comment, participant=who) for who in friends * 2])
    comment.refresh_from_db()
    assert comment.supports == 4


def test_moderator_and_author_at_once_leave_counters_that_agree() -> None:
    officer = make_communications()
    comments = [say(f"Opinión {'abc'[n] * 12}") for n in range(3)]
    acts: list[Callable[[], Any]] = []
    for comment in comments:
        acts += [
            lambda each=comment: hide(each, reason="insults", actor=officer),
            lambda each=comment: withdraw(each),
            lambda each=comment: show(each, actor=officer),
        ]
    at_once(*acts)
    assert list(counters_are_exact()) == []


def test_guesses_at_once_are_all_counted() -> None:
    asked = ask()
    code = last_code()
    at_once(*[lambda: check_code(asked.verification, code=wrong(code), network="n1")] * 8)
    asked.verification.refresh_from_db()
    assert asked.verification.tries == 5
    with pytest.raises(Refused):
        check_code(asked.verification, code=code, network="n1")


def test_the_right_code_twice_at_once_is_one_person() -> None:
    asked = ask()
    code = last_code()
    found = at_once(*[lambda: check_code(asked.verification, code=code, network="n1")] * 4)
    assert {each.pk for each in found if isinstance(each, Participant)} == {Participant.objects.get().pk}
