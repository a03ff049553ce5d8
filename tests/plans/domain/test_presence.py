"""Facts of what comes into view and goes out of it again."""

import pytest

from pregon.plans.domain.presence import count_shown, uncount_hidden
from pregon.plans.public import Action, Fact
from tests.support.plans import make_action

pytestmark = pytest.mark.django_db

WHERE = {"measure": "contents_published", "source_kind": "opinion", "source_id": 7}


def total() -> int:
    return sum(int(fact.amount) for fact in Fact.objects.all())


def show() -> Fact:
    return count_shown(**WHERE, label="El puente", action=Action.objects.first() or make_action())


def test_it_counts_while_it_shows_however_often_it_comes_and_goes() -> None:
    show()
    assert (total(), show().pk) == (1, Fact.objects.get().pk)
    for _ in range(2):
        uncount_hidden(**WHERE, reason="moderation")
    assert total() == 0
    show()
    assert total() == 1
    uncount_hidden(**WHERE, reason="moderation")
    assert (total(), Fact.objects.count()) == (0, 4)


def test_what_was_never_counted_is_not_taken_back() -> None:
    uncount_hidden(**WHERE, reason="moderation")
    assert not Fact.objects.exists()
