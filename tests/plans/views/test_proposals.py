"""A version on its way through the Committee, on screen."""

from datetime import date

import pytest
from django.test import Client

from pregon.committee.public import Matter
from pregon.plans.models import ProposedVersion
from pregon.plans.public import Plan, apply_document
from tests.support.committee import approve, make_members
from tests.support.people import make_leader, make_staff
from tests.support.plans import plan_json
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    made = apply_document(plan_json(), actor=None).plan
    Plan.objects.filter(pk=made.pk).update(committee_approves_versions=True, is_current=True)
    return Plan.objects.get(pk=made.pk)


def test_a_version_goes_to_the_committee_and_everybody_sees_it_wait(plan: Plan) -> None:
    visitor = signed_in(make_leader())
    assert "Llevar al Comité" in visitor.get("/oficina/plan/").content.decode()
    assert visitor.get(f"/oficina/plan/{plan.pk}/aprobar/").headers["Location"] == f"/oficina/plan/{plan.pk}/proponer/"
    sent = visitor.post(f"/oficina/plan/{plan.pk}/proponer/", {"note_text": "Nuevas fechas."}, follow=True)
    assert "Espera decisión del Comité desde el" in sent.content.decode()
    assert Matter.objects.get().note == "Nuevas fechas."
    assert "Espera decisión del Comité" in signed_in(make_staff()).get("/oficina/plan/").content.decode()
    assert "Aprobar el plan" in visitor.get("/oficina/comite/").content.decode()


def test_pressing_twice_brings_one_version(plan: Plan) -> None:
    visitor = signed_in(make_leader())
    assert visitor.post(f"/oficina/plan/{plan.pk}/proponer/", {"note_text": ""}).status_code == 302
    again = visitor.post(f"/oficina/plan/{plan.pk}/proponer/", {"note_text": ""})
    assert (again.status_code, ProposedVersion.objects.count()) == (422, 1)
    assert "Ya hay una versión en el Comité" in again.content.decode()


def test_the_proposal_shows_what_the_committee_reads_and_what_it_decided(plan: Plan) -> None:
    visitor = signed_in(make_leader())
    make_members()
    visitor.post(f"/oficina/plan/{plan.pk}/proponer/", {"note_text": ""})
    url = f"/oficina/plan/propuestas/{ProposedVersion.objects.get().pk}/"
    page = visitor.get(url).content.decode()
    assert plan_json()["objectives"][0]["actions"][0]["title"] in page
    approve(Matter.objects.get())
    assert "Aprobado" in visitor.get(url).content.decode()


@pytest.mark.parametrize("path", ["{plan}/proponer/", "propuestas/{proposal}/"])
def test_strangers_are_led_to_the_door(plan: Plan, path: str) -> None:
    proposal = ProposedVersion.objects.create(plan=plan, document=plan_json(), proposed_by=make_leader())
    answer = Client().get(f"/oficina/plan/{path.format(plan=plan.pk, proposal=proposal.pk)}")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/cuenta/login/")


def test_a_public_servant_proposes_nothing(plan: Plan) -> None:
    answer = signed_in(make_staff()).post(f"/oficina/plan/{plan.pk}/proponer/", {"note_text": ""})
    assert answer.status_code in (302, 403)
    assert not ProposedVersion.objects.exists()


def test_a_procedure_goes_to_the_committee_once_everything_that_enables_it_is_done(plan: Plan) -> None:
    visitor = signed_in(make_leader())
    make_members()
    procedure = plan.procedures.get()
    address = f"/oficina/plan/tramites/{procedure.pk}/proponer/"
    refused = visitor.post(address, follow=True).content.decode()
    assert "Faltan actividades habilitadoras" in refused
    procedure.enabling.update(done_on=date(2026, 3, 1))
    assert address in visitor.get("/oficina/plan/").content.decode()
    for _ in range(2):
        visitor.post(address)
    matter = Matter.objects.get(kind="procedure")
    assert f"Habilitar el trámite: {procedure.name}" in visitor.get("/oficina/comite/").content.decode()
    assert "Espera decisión del Comité" in visitor.get("/oficina/plan/").content.decode()
    approve(matter)
    page = visitor.get("/oficina/plan/").content.decode()
    assert "El Comité: aprobado" in page and address not in page


def test_who_may_not_propose_brings_no_procedure(plan: Plan) -> None:
    procedure = plan.procedures.get()
    procedure.enabling.update(done_on=date(2026, 3, 1))
    for visitor in (Client(), signed_in(make_staff())):
        assert visitor.post(f"/oficina/plan/tramites/{procedure.pk}/proponer/").status_code == 302
    assert not Matter.objects.exists()
