import copy

import pytest
from django.core.exceptions import ValidationError

from pregon.plans.public import Action, Indicator, Plan, apply_document, plan_document
from tests.support.plans import make_plan, plan_json

pytestmark = pytest.mark.django_db


def test_a_document_becomes_the_plan_in_force():
    applied = apply_document(plan_json(), actor=None)
    assert applied.plan.is_current
    assert plan_document(applied.plan) == plan_json()


def test_the_same_document_twice_changes_nothing():
    first = apply_document(plan_json(), actor=None)
    second = apply_document(plan_json(), actor=None)
    assert second.plan == first.plan
    assert (second.added, second.changed) == (0, 0)
    assert plan_document(second.plan) == plan_json()


def test_rows_are_known_by_their_words_without_accents_or_case():
    apply_document(plan_json(), actor=None)
    shouted = plan_json()
    shouted["objectives"][0]["actions"][0]["title"] = "VISITAR  LAS VEREDAS"
    applied = apply_document(shouted, actor=None)
    assert Action.objects.get().title == "VISITAR  LAS VEREDAS"
    assert (applied.added, applied.changed) == (0, 1)


def test_what_the_document_does_not_name_stays():
    apply_document(plan_json(), actor=None)
    apply_document(plan_json(objectives=[]), actor=None)
    assert Action.objects.count() == 1


def test_an_indicator_that_speaks_of_contents_counts_itself():
    apply_document(plan_json(), actor=None)
    assert Indicator.objects.get().measure == "contents_published"


def test_a_bad_row_leaves_nothing_behind():
    broken = copy.deepcopy(plan_json())
    broken["objectives"][0]["actions"].append({"title": ""})
    with pytest.raises(ValidationError):
        apply_document(broken, actor=None)
    assert Plan.objects.count() == 0


def test_a_second_plan_does_not_push_the_first_out_of_force():
    running = make_plan(title="Plan del año pasado")
    applied = apply_document(plan_json(), actor=None)
    assert running.is_current
    assert not applied.plan.is_current


def test_two_equal_lines_of_a_document_are_one_refused_row_not_a_silent_merge():
    doubled = copy.deepcopy(plan_json())
    doubled["objectives"][0]["actions"] *= 2
    with pytest.raises(ValidationError):
        apply_document(doubled, actor=None)
