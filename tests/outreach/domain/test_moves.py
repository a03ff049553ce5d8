"""The life of a rendition: every move that is allowed, and no other."""

import pytest
from django.core.exceptions import ValidationError

from pregon.outreach.domain.moves import move
from pregon.outreach.enums import MOVES, State
from pregon.outreach.models import Rendition
from tests.support.pieces import make_rendition, officer

pytestmark = pytest.mark.django_db

ALL = [(now, after) for now in State for after in State]
ALLOWED = [(now, after) for now, after in ALL if after in MOVES[now]]
REFUSED = [pair for pair in ALL if pair not in ALLOWED]


def in_state(state: State) -> Rendition:
    rendition = make_rendition()
    Rendition.objects.update(state=state)
    rendition.refresh_from_db()
    return rendition


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(State)
    assert len(ALLOWED) == 14


@pytest.mark.parametrize(("now", "after"), ALLOWED)
def test_an_allowed_move_is_made_and_told(now: State, after: State) -> None:
    rendition = in_state(now)
    move(rendition, after, actor=officer())
    assert rendition.state == after
    assert Rendition.objects.get().state == after


@pytest.mark.parametrize(("now", "after"), REFUSED)
def test_any_other_move_is_refused_in_words(now: State, after: State) -> None:
    rendition = in_state(now)
    with pytest.raises(ValidationError, match=f"«{now.label}» y no puede pasar a «{after.label}»"):
        move(rendition, after, actor=officer())
    assert Rendition.objects.get().state == now


def test_of_two_people_who_move_it_at_once_the_second_is_told() -> None:
    first, second = in_state(State.REVIEW), Rendition.objects.get()
    move(first, State.APPROVED, actor=officer())
    with pytest.raises(ValidationError, match="Otra persona ya cambió esta versión"):
        move(second, State.DRAFT, actor=officer())
    assert Rendition.objects.get().state == State.APPROVED
