from datetime import date

import pytest
from django.core.exceptions import ValidationError

from pregon.plans.public import Action, Plan, apply_document, approve_plan, has_unapproved_changes
from tests.support.people import make_leader
from tests.support.plans import make_plan, plan_json

pytestmark = pytest.mark.django_db

DAY = date(2026, 2, 1)


def test_a_version_keeps_the_plan_as_it_was_approved():
    plan = apply_document(plan_json(), actor=None).plan
    version = approve_plan(plan, act="Acta 3 del Comité", approved_on=DAY, actor=make_leader())
    Action.objects.update(title="Otra cosa")
    version.refresh_from_db()
    assert version.document == plan_json()
    assert has_unapproved_changes(plan)


def test_versions_are_numbered_in_order():
    plan, leader = make_plan(), make_leader()
    numbers = [approve_plan(plan, act=f"Acta {n}", approved_on=DAY, actor=leader).number for n in range(3)]
    assert numbers == [1, 2, 3]


def test_a_plan_needs_the_act_that_approves_it():
    plan = make_plan()
    with pytest.raises(ValidationError) as refusal:
        approve_plan(plan, act="  ", approved_on=DAY, actor=make_leader())
    assert set(refusal.value.message_dict) == {"act"}
    assert not plan.versions.exists()


def test_the_approved_plan_takes_the_place_of_the_one_in_force():
    old, new = make_plan(title="2025"), make_plan(title="2026", is_current=False)
    approve_plan(new, act="Acta 1", approved_on=DAY, actor=make_leader())
    assert Plan.objects.get(is_current=True) == new
    old.refresh_from_db()
    assert not old.is_current


def test_an_approved_plan_that_nobody_touched_has_no_changes():
    plan = apply_document(plan_json(), actor=None).plan
    assert has_unapproved_changes(plan)
    approve_plan(plan, act="Acta 1", approved_on=DAY, actor=make_leader())
    assert not has_unapproved_changes(plan)
