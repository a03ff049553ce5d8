"""Answering on the web at each level, and stuffing the ballot at each level."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from pregon.forms.models import Submission
from pregon.plans.public import Fact
from pregon.surveys.domain.codes import make_codes
from pregon.surveys.domain.marks import make_pass
from pregon.surveys.domain.moves import close_survey
from pregon.surveys.guesses import TRIES_BY_ONE, WRONG_BY_ONE
from pregon.surveys.models import Answer, Survey, VoterMark
from tests.support.forms import definition, field, page
from tests.support.pieces import officer
from tests.support.plans import make_action
from tests.support.surveys import answer_online, answer_url, fill, make_open, make_survey, send

pytestmark = pytest.mark.django_db
COOKIE = "pregon_encuesta"


def gate_url(survey: Survey) -> str:
    return f"/encuestas/{survey.slug}/identificarse/"


def identify(client: Client, survey: Survey, number: str, kind: str = "CC") -> Any:
    return client.post(gate_url(survey), {"tipo": kind, "numero": number})


def one_code(survey: Survey) -> str:
    return make_codes(survey, label="El Cristo", count=1, submission="a", actor=officer()).codes[0]


def test_an_answer_gets_a_receipt_and_counts_once(client: Client) -> None:
    survey = make_open(action=make_action())
    review = fill(client, survey)
    first, again = send(client, review), send(client, review)
    assert first["Location"] == again["Location"]
    receipt = client.get(first["Location"])
    assertContains(receipt, "Recibimos su respuesta")
    answer = Answer.objects.get()
    assert answer.receipt in first["Location"]
    assertNotContains(receipt, "emisora")
    fact = Fact.objects.get(measure="survey_answers")
    assert (fact.action, fact.amount, fact.label) == (survey.action, 1, "¿Cómo se entera? (en línea)")


def test_an_open_survey_sets_no_cookie_and_takes_everybody(client: Client) -> None:
    survey = make_open()
    for _ in range(2):
        assert answer_online(client, survey).status_code == 302
    assert (Answer.objects.count(), VoterMark.objects.count(), dict(client.cookies)) == (2, 0, {})


def test_one_device_answers_once(client: Client) -> None:
    survey = make_open(level="device")
    assert answer_online(client, survey).status_code == 302
    second = client.get(answer_url(survey))
    assertContains(second, "Ya hay una respuesta suya", status_code=409)
    assert Answer.objects.count() == 1


def test_two_drafts_of_one_device_make_one_answer_and_the_first_stays(client: Client) -> None:
    survey = make_open(level="device")
    client.get(answer_url(survey))
    one, other = fill(client, survey), fill(client, survey, medio="cartelera")
    assert send(client, one).status_code == 302
    refused = send(client, other)
    assertContains(refused, "Ya hay una respuesta suya", status_code=409)
    assert Submission.objects.get().values["medio"] == {"chosen": ["emisora"], "other": ""}


def test_who_blocks_or_forges_the_cookie_is_not_counted(client: Client) -> None:
    survey = make_open(level="device")
    review = fill(client, survey)
    assertContains(send(client, review), "no guardó la marca", status_code=409)
    client.cookies[COOKIE] = "inventada:1:2"
    assertContains(send(client, review), "no guardó la marca", status_code=409)
    assert Answer.objects.count() == 0
    # The page that said so set the mark: sending again is enough.
    assert send(client, review).status_code == 302


def test_cleared_cookies_vote_again_and_the_result_says_so(client: Client) -> None:
    survey = make_open(level="device")
    answer_online(client, survey)
    client.cookies.clear()
    assert answer_online(client, survey).status_code == 302
    assert "borrar los datos del navegador" in survey.level_words


def test_the_mark_of_an_anonymous_survey_does_not_lead_to_the_answer(client: Client) -> None:
    survey = make_open(level="device")
    answer_online(client, survey)
    assert VoterMark.objects.get().answer is None
    named = make_open(level="device", title="Otra", is_anonymous=False)
    answer_online(client, named)
    assert VoterMark.objects.get(survey=named).answer == Answer.objects.get(survey=named)


def test_one_document_answers_once_however_it_is_written(client: Client) -> None:
    survey = make_open(level="document")
    flow = identify(client, survey, "43.123.456")["Location"]
    assert answer_online(client, survey, flow).status_code == 302
    for number in ("43123456", "043 123 456", "43-123-456"):
        assertContains(identify(Client(), survey, number), "Ya hay una respuesta suya", status_code=409)
    # The address from before is no way around.
    assertContains(client.get(flow), "Ya hay una respuesta suya", status_code=409)
    assert identify(Client(), survey, "43123457").status_code == 302
    assert Answer.objects.count() == 1


def test_the_document_is_stored_nowhere(client: Client) -> None:
    survey = make_open(level="document", is_anonymous=False)
    answer_online(client, survey, identify(client, survey, "43123456")["Location"])
    rows = [str(vars(row)) for model in (Survey, Answer, Submission, VoterMark) for row in model.objects.all()]
    assert not any("43123456" in row for row in rows)
    assert dict(client.cookies) == {}


def test_a_document_that_is_none_is_refused_with_what_was_typed(client: Client) -> None:
    survey = make_open(level="document")
    page = identify(client, survey, "cuarenta")
    assertContains(page, "solo tiene números", status_code=422)
    assertContains(page, 'value="cuarenta"', status_code=422)


def test_a_printed_code_serves_once(client: Client) -> None:
    survey = make_open(level="code")
    code = one_code(survey)
    flow = identify(client, survey, code.upper())["Location"]
    review = fill(client, survey, flow)
    second = fill(Client(), survey, identify(Client(), survey, code)["Location"])
    assert send(client, review).status_code == 302
    assertContains(send(Client(), second), "Ya hay una respuesta suya", status_code=409)
    assertContains(identify(Client(), survey, code), "Ya hay una respuesta suya", status_code=409)
    assert Answer.objects.count() == 1


def test_guessed_codes_are_slowed_down(client: Client) -> None:
    survey = make_open(level="code")
    code = one_code(survey)
    answers = [identify(client, survey, f"23456789a{letter}").status_code for letter in "bcdefghjkmnpqrstwxyz"]
    assert (len(answers), set(answers)) == (WRONG_BY_ONE, {422})
    assertContains(identify(client, survey, code), "demasiados intentos", status_code=429)
    assert identify(Client(REMOTE_ADDR="10.0.0.9"), survey, code).status_code == 302


def test_there_is_no_way_around_the_gate(client: Client) -> None:
    survey = make_open(level="code")
    assert client.get(answer_url(survey)).status_code == 404
    assertContains(client.get(f"/encuestas/{survey.slug}/con/inventado/"), "Identifíquese de nuevo", status_code=403)
    other = make_open(title="Otra")
    assertContains(client.get(f"/encuestas/{other.slug}/con/inventado/"), "Identifíquese de nuevo", status_code=403)
    assert client.get(gate_url(other)).status_code == 404


def test_a_survey_by_personal_link_is_answered_with_a_pass_and_in_no_other_way(client: Client) -> None:
    survey = make_open(level="link")
    page = client.get(f"/encuestas/{survey.slug}/").content.decode()
    assert "enlace personal que cada persona" in page
    assert f"/encuestas/{survey.slug}/identificarse/" not in page
    for address in (answer_url(survey), f"/encuestas/{survey.slug}/identificarse/"):
        assert client.get(address).status_code == 404
    address = f"/encuestas/{survey.slug}/con/{make_pass(survey, 'a' * 64)}/"
    assert answer_online(client, survey, address).status_code == 302
    assertContains(client.get(address), "Ya hay una respuesta suya", status_code=409)
    assert VoterMark.objects.get().answer is None


def test_a_pass_of_one_survey_is_no_second_vote_in_another(client: Client) -> None:
    first, second = make_open(level="document"), make_open(level="document", title="Otra")
    foreign = identify(client, first, "43123456")["Location"].replace(first.slug, second.slug, 1)
    foreign = foreign.replace(f"/{first.slug}/", f"/{second.slug}/")
    own = identify(client, second, "43123456")["Location"]
    assert answer_online(client, second, own).status_code == 302
    assertContains(client.get(foreign), "Identifíquese de nuevo", status_code=403)


def test_who_goes_on_elsewhere_passes_the_gate_again(client: Client) -> None:
    survey = make_open(definition(page("a", field("uno")), page("b", field("dos"))), level="document")
    flow = identify(client, survey, "43123456")["Location"]
    later = client.post(flow, {"uno": "x", "ir": "despues"})["Location"]
    told = client.get(later)
    assertContains(told, f"/encuestas/{survey.slug}/continuar/")
    code = re.search(r'big-code">([^<]+)<', told.content.decode())[1]  # type: ignore[index]
    other = Client()
    resume = other.post(f"/encuestas/{survey.slug}/continuar/", {"tipo": "CC", "numero": "43 123 456"})["Location"]
    assert resume.endswith("/continuar/")
    where = other.post(resume, {"codigo": code})["Location"]
    assertContains(other.get(where), 'value="x"')


def test_before_the_opening_and_after_the_close_nobody_answers(client: Client) -> None:
    early = make_open(opens_at=timezone.now() + timedelta(days=1))
    assertContains(client.get(answer_url(early)), "todavía no abre", status_code=403)
    late = make_open(title="Otra")
    review = fill(client, late)
    close_survey(late, actor=None)
    assertContains(send(client, review), "ya cerró", status_code=403)
    assertContains(client.get(f"/encuestas/{late.slug}/"), "ya cerró")
    assert Answer.objects.count() == 0


def test_a_draft_has_no_address(client: Client) -> None:
    survey = make_survey()
    for path in ("", "responder/", "resultados/", "recibida/abcdefghj/"):
        assert client.get(f"/encuestas/{survey.slug}/{path}").status_code == 404


def test_the_receipt_of_another_survey_is_not_found(client: Client) -> None:
    survey, other = make_open(), make_open(title="Otra")
    location = answer_online(client, survey)["Location"]
    assert client.get(location.replace(f"/{survey.slug}/", f"/{other.slug}/")).status_code == 404


def test_the_page_says_everything_before_the_first_question(client: Client) -> None:
    survey = make_open(level="document", closes_at=timezone.now() + timedelta(days=3))
    answer = client.get(f"/encuestas/{survey.slug}/")
    for words in (
        "Para avisar por donde la gente oye",
        "3 preguntas, 1 minuto",
        "El número no se guarda",
        "Hasta cuándo",
    ):
        assertContains(answer, words)
    assert answer["X-Pregon-Cache"] == "page"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_two_queries(client: Client, count: int, django_assert_num_queries: Any) -> None:
    client.get("/encuestas/")
    for number in range(count):
        make_open(title=f"Encuesta {number}")
    client.get("/encuestas/nada/")
    with django_assert_num_queries(2):
        page = client.get("/encuestas/")
    assertContains(page, "Encuesta 0")


def test_a_survey_among_the_staff_is_not_announced_to_everybody(client: Client) -> None:
    survey = make_open(audience="internal")
    assertNotContains(client.get("/encuestas/"), survey.title)
    assertContains(client.get(f"/encuestas/{survey.slug}/"), "A quienes trabajan en la Alcaldía")


def test_who_answered_already_cannot_be_found_out_with_a_list_of_documents(client: Client) -> None:
    survey = make_open(level="document")
    answers = [identify(client, survey, str(43000000 + number)).status_code for number in range(TRIES_BY_ONE + 1)]
    assert (set(answers[:-1]), answers[-1]) == ({302}, 429)
