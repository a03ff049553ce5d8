"""The first days of a municipality."""

import pytest
from django.core.cache import cache
from pytest_django.asserts import assertContains, assertNotContains

from pregon.office.first_steps import DONE_KEY, first_steps
from pregon.plans.public import Plan, Responsible
from pregon.portal.public import identity, set_up_site
from tests.support.people import make_leader, make_staff
from tests.support.pieces import make_piece, officer
from tests.support.plans import make_action
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site() -> None:
    set_up_site()


def done() -> list[bool]:
    return [line.is_done for line in first_steps(officer())]


def test_each_step_is_ticked_by_what_is_there() -> None:
    assert done() == [False, False, False, False, False]
    make_leader()
    action = make_action()
    Plan.objects.update(is_current=True)
    assert done() == [False, True, True, False, False]
    Responsible.objects.create(action=action, role="Comunicaciones", person=officer())
    make_piece(action=action)
    assert done() == [False, True, True, True, True]


def test_the_list_goes_when_all_is_there_and_is_asked_no_more(django_assert_num_queries, monkeypatch) -> None:
    monkeypatch.setattr("pregon.office.first_steps.STEPS", [])
    person = officer()
    cache.set(DONE_KEY, True)
    with django_assert_num_queries(0):
        assert first_steps(person) == []


def test_today_leads_by_the_hand_and_only_to_what_the_person_may_do() -> None:
    page = signed_in(officer()).get("/oficina/")
    assertContains(page, "Para empezar")
    assertContains(page, "/oficina/plan/")
    assertNotContains(page, "/oficina/settings/portal/municipalidentity/")
    assertNotContains(signed_in(make_staff()).get("/oficina/"), "Para empezar")
    assert identity().shield_id is None
