"""What surveys add to the plan, to «Hoy» and to the site."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from pregon.committee.public import subject_kinds
from pregon.plans.public import measure_for
from pregon.plans.timeline import timeline_of
from pregon.portal.page_cache.generation import current_stamp
from pregon.portal.public import set_up_site
from pregon.surveys.domain.moves import KIND, close_survey, propose_survey, publish_results
from pregon.surveys.models import Answer, Survey
from pregon.surveys.plan_items import home_of_form, office_address_of_answer, public_address
from pregon.surveys.tasks import show_opened
from tests.support.committee import make_members
from tests.support.people import make_staff
from tests.support.pieces import officer
from tests.support.plans import make_action
from tests.support.staff import signed_in
from tests.support.surveys import make_open, make_survey, one_question, paper, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("indicator", "measure"),
    [
        ("Número de encuestas publicadas", "surveys_published"),
        ("Sondeos realizados", "surveys_published"),
        ("Encuestas contestadas", "survey_answers"),
        ("Respuestas a la encuesta de satisfacción", "survey_answers"),
        ("Personas encuestadas", "survey_answers"),
        ("Kilómetros pavimentados", ""),
    ],
)
def test_an_indicator_finds_its_measure_by_its_words(indicator: str, measure: str) -> None:
    assert measure_for(indicator) == measure


def test_the_action_shows_the_survey_and_offers_another() -> None:
    action = make_action()
    survey = make_open(action=action)
    paper(survey, 1)
    item = next(each for each in timeline_of(action) if each.chip == "Encuesta")
    assert (item.title, item.state) == ("¿Cómo se entera?", "Abierta · 1 respuesta")
    office = signed_in(officer())
    assertContains(office.get(f"/oficina/plan/acciones/{action.pk}/"), f"/oficina/encuestas/nueva/para/{action.pk}/")
    assertContains(office.get(f"/oficina/encuestas/nueva/para/{action.pk}/", follow=True), f"?accion={action.pk}")


def test_today_says_what_closes_and_what_lacks_results() -> None:
    make_open(title="Cierra", closes_at=timezone.now() + timedelta(days=1))
    make_open(title="Lejos", closes_at=timezone.now() + timedelta(days=9))
    closed = make_open(title="Cerrada")
    paper(closed, 1)
    close_survey(closed, actor=None)
    close_survey(make_open(title="Nadie"), actor=None)
    page = signed_in(officer()).get("/oficina/")
    assertContains(page, "Cierra pronto, recuérdela: Cierra")
    assertContains(page, "Publicar los resultados: Cerrada")
    for title in ("Lejos", "Nadie"):
        assertNotContains(page, title)
    assertNotContains(signed_in(make_staff()).get("/oficina/"), "Cerrada")


def test_the_committee_reads_what_is_asked() -> None:
    make_members()
    survey = make_survey(action=make_action())
    propose_survey(survey, actor=officer())
    said = subject_kinds[KIND].describe(str(survey.pk))
    assert (said.title, said.url) == (survey.title, f"/oficina/encuestas/{survey.pk}/")
    assert survey.form.definition.fields[0].label in said.summary


def test_a_fact_leads_to_its_survey_and_for_strangers_only_when_it_is_public() -> None:
    draft, survey = make_survey(), make_open(title="Otra")
    answer = paper(survey, 1)
    assert office_address_of_answer(str(answer.pk)) == f"/oficina/encuestas/{survey.pk}/"
    assert home_of_form(survey.form) == f"/oficina/encuestas/{survey.pk}/"
    assert public_address(str(draft.pk)) == ""
    assert public_address(str(survey.pk)) == "/encuestas/otra/"
    publish_results(close_survey(survey, actor=None), actor=officer())
    assert public_address(str(survey.pk)) == "/encuestas/otra/resultados/"


def test_the_poll_of_the_home_page_takes_a_vote_of_a_device_once(client: Client) -> None:
    survey = make_open(one_question(), is_poll=True, level="device", title="¿Por dónde?")
    set_up_site()
    home = client.get("/")
    assertContains(home, "¿Por dónde?")
    assertContains(home, f'action="/encuestas/{survey.slug}/responder/"')
    assertContains(home, 'name="_shown" value="medio"')
    assert dict(client.cookies) == {}
    for _ in range(2):
        answer = client.post(f"/encuestas/{survey.slug}/responder/", {"medio": "emisora", "_shown": "medio"})
        if answer.status_code == 302:
            assertContains(client.get(answer["Location"]), "Enviar mi voto")
            send(client, answer["Location"])
    assert Answer.objects.count() == 1


def test_a_poll_with_codes_asks_for_the_code_first(client: Client) -> None:
    survey = make_open(one_question(), is_poll=True, level="code")
    set_up_site()
    home = client.get("/")
    assertContains(home, f'href="/encuestas/{survey.slug}/identificarse/"')
    assertNotContains(home, "<form")


def test_a_closed_poll_is_not_on_the_home_page(client: Client) -> None:
    survey = make_open(one_question(), is_poll=True, title="¿Por dónde?")
    close_survey(survey, actor=None)
    set_up_site()
    assertNotContains(client.get("/"), "¿Por dónde?")
    assert Survey.objects.count() == 1


def test_pages_show_what_opened_by_a_button_or_by_its_date() -> None:
    stamps = [current_stamp()]
    survey = make_open()
    stamps.append(current_stamp())
    Survey.objects.filter(pk=survey.pk).update(opens_at=timezone.now() - timedelta(minutes=1))
    show_opened.func()
    stamps.append(current_stamp())
    Survey.objects.filter(pk=survey.pk).update(opens_at=timezone.now() - timedelta(minutes=10))
    show_opened.func()
    assert [later != earlier for earlier, later in pairwise([*stamps, current_stamp()])] == [True, True, False]
