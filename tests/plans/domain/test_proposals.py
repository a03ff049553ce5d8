from datetime import date

import pytest
from django.core.exceptions import ValidationError

from pregon.committee.public import Decision, Matter, Outcome, add_item, decide_item, is_waiting, record_vote
from pregon.plans.domain.proposals import KIND, propose_version, waits_since
from pregon.plans.models import Fact, Objective, ProposedVersion
from pregon.plans.public import Plan, apply_document, approve_plan
from tests.support.committee import approve, hold, leader, make_members, make_session
from tests.support.plans import plan_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    made = apply_document(plan_json(), actor=None).plan
    Plan.objects.filter(pk=made.pk).update(committee_approves_versions=True)
    return Plan.objects.get(pk=made.pk)


def reject(matter: Matter) -> Decision:
    session = hold(make_session())
    item = add_item(session, matter, actor=leader())
    for attendance in session.attendance.filter(presence="present"):
        record_vote(item, attendance.member, "against", actor=leader())
    return decide_item(item, Outcome.REJECTED, conditions="Faltan las fechas.", actor=leader())


def test_nobody_approves_alone_what_the_plan_leaves_to_the_committee(plan: Plan) -> None:
    with pytest.raises(ValidationError, match="el Comité aprueba cada versión"):
        approve_plan(plan, act="Acta 1", approved_on=date(2026, 2, 1), actor=leader())
    assert not plan.versions.exists()


def test_what_the_committee_approves_is_what_it_read(plan: Plan) -> None:
    make_members()
    proposal = propose_version(plan, actor=leader())
    assert is_waiting(KIND, proposal.pk)
    Objective.objects.update(text="Otra cosa, escrita después")
    decision = approve(Matter.objects.get())
    version = plan.versions.get()
    assert version.document == plan_json()
    assert version.act.startswith("Comité GEL, Sesión 1 de ")
    assert (version.approved_by, waits_since(plan)) == (decision.recorded_by, None)
    plan.refresh_from_db()
    assert plan.is_current


def test_a_rejected_version_changes_nothing_and_another_may_be_brought(plan: Plan) -> None:
    make_members()
    propose_version(plan, actor=leader())
    reject(Matter.objects.get())
    assert (plan.versions.count(), waits_since(plan)) == (0, None)
    propose_version(plan, actor=leader())
    assert ProposedVersion.objects.count() == 2


def test_one_version_waits_at_a_time(plan: Plan) -> None:
    propose_version(plan, actor=leader())
    with pytest.raises(ValidationError, match="Ya hay una versión en el Comité"):
        propose_version(plan, actor=leader())
    assert ProposedVersion.objects.count() == Matter.objects.count() == 1


def test_each_decision_counts_once(plan: Plan) -> None:
    make_members()
    propose_version(plan, actor=leader())
    decision = approve(Matter.objects.get())
    fact = Fact.objects.get(measure="committee_decisions")
    assert (fact.amount, fact.source_id, fact.happened_at) == (1, str(decision.pk), decision.decided_at)
