"""Answering on the web, without cookies, scripts or an account."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.forms.domain.codes import spelled
from pregon.forms.domain.design import publish_version, save_draft_definition
from pregon.forms.domain.drafts import start_draft
from pregon.forms.domain.limits import NEW_DRAFTS, WRONG_CODES
from pregon.forms.kinds.registry import kinds
from pregon.forms.models import Draft, FormVersion, Submission
from tests.forms import urls
from tests.support.forms import definition, field, make_form, make_version, page

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.forms.urls")]

FIRST = {"_shown": ["medio", "internet"], "medio": "cartelera", "internet": "no", "ir": "seguir"}


@pytest.fixture(autouse=True)
def _nothing_received() -> None:
    urls.received.clear()


@pytest.fixture
def version() -> FormVersion:
    return make_version()


def mount(version: FormVersion) -> str:
    return f"/prueba/{version.form_id}/"


def begun(version: FormVersion, client: Client, **values: Any) -> str:
    """Saves the first page; the address of the draft, without a step."""
    answer = client.post(mount(version), {**FIRST, **values})
    assert answer.status_code == 302, answer.content.decode()
    found = re.match(r"(.*/[2-9a-z]{5}-[2-9a-z]{5}/)", answer["Location"])
    assert found
    return found[1]


def test_the_first_page_asks_before_anything_is_stored(client: Client, version: FormVersion) -> None:
    answer = client.get(mount(version))
    assertContains(answer, "¿Por dónde se entera?")
    assertContains(answer, "paso 1 de 3")
    assertNotContains(answer, "A qué hora")
    assert not Draft.objects.exists()
    assert not answer.cookies
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_page_by_page_to_the_receipt_without_a_cookie(client: Client, version: FormVersion) -> None:
    draft = begun(version, Client(enforce_csrf_checks=True))
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(f"{draft}p/persona/", {"_shown": "opinion", "opinion": "Gracias", "ir": "seguir"})
    assertRedirects(answer, f"{draft}revisar/")
    assertContains(stranger.get(f"{draft}revisar/"), "Cartelera")
    sent = stranger.post(f"{draft}revisar/")
    submission = Submission.objects.get()
    assertRedirects(sent, f"/prueba/recibida/{submission.pk}/")
    assert submission.values["opinion"] == "Gracias"
    assert not stranger.cookies


def test_sending_twice_is_sending_once(client: Client, version: FormVersion) -> None:
    draft = begun(version, client)
    first, second = client.post(f"{draft}revisar/"), client.post(f"{draft}revisar/")
    assert first["Location"] == second["Location"]
    assert urls.received == [Submission.objects.get().pk]
    for step in ("revisar/", "p/medios/"):
        assertRedirects(client.get(f"{draft}{step}"), first["Location"])
    assertRedirects(client.post(f"{draft}p/medios/", FIRST), first["Location"])


def test_what_is_wrong_is_told_beside_the_question_and_above_with_a_link(client: Client, version: FormVersion) -> None:
    answer = client.post(mount(version), {**FIRST, "medio": "otro", "medio.otro": "", "internet": ""})
    assert answer.status_code == 422
    assertContains(answer, 'href="#q-medio-otro"', status_code=422)
    assertContains(answer, 'id="q-medio-otro"', status_code=422)
    assertContains(answer, 'href="#q-internet"', status_code=422)
    assertContains(answer, "<title>Error: Medios", status_code=422)
    assertContains(answer, 'value="otro" checked', status_code=422)


def test_the_first_page_with_errors_is_a_draft_already(client: Client, version: FormVersion) -> None:
    answer = client.post(mount(version), {**FIRST, "internet": ""})
    code = spelled_in(answer.content.decode())
    assertContains(answer, f"{code}/p/medios/", status_code=422)
    assert Draft.objects.get().values["medio"] == {"": ["cartelera"]}


def spelled_in(html: str) -> str:
    found = re.search(r"<strong>([2-9a-z]{5}-[2-9a-z]{5})</strong>", html)
    assert found
    return found[1]


def test_an_answer_that_opens_a_question_of_the_same_page_shows_it(client: Client, version: FormVersion) -> None:
    answer = client.post(mount(version), {**FIRST, "medio": "emisora"})
    assert answer["Location"].endswith("/p/medios/?nuevas=1#q-hora")
    again = client.get(answer["Location"])
    assertContains(again, "Por su respuesta hay otra pregunta.")
    assertContains(again, "¿A qué hora oye la emisora?")
    page_url = answer["Location"].partition("?")[0]
    following = client.post(page_url, {**FIRST, "_shown": ["medio", "hora", "internet"], "medio": "emisora"})
    assert following["Location"].endswith("/p/persona/")


def test_back_and_later_save_what_is_wrong_without_complaining(client: Client, version: FormVersion) -> None:
    draft = begun(version, client, internet="si")
    back = client.post(f"{draft}p/persona/", {"_shown": ["correo"], "correo": "ana", "ir": "atras"})
    assertRedirects(back, f"{draft}p/medios/")
    later = client.post(f"{draft}p/persona/", {"_shown": ["correo"], "correo": "ana@", "ir": "despues"})
    assertRedirects(later, f"{draft}despues/")
    assertContains(client.get(f"{draft}despues/"), draft.rstrip("/").rpartition("/")[2])
    assertContains(client.get(f"{draft}p/persona/"), 'value="ana@"')
    assertNotContains(client.get(f"{draft}p/persona/"), "Revise lo siguiente")


def test_the_review_leads_to_what_is_missing_and_cannot_be_sent(client: Client, version: FormVersion) -> None:
    draft = begun(version, client, internet="si")
    answer = client.get(f"{draft}revisar/")
    assertContains(answer, f"{draft}p/persona/?revisar=1#q-correo")
    assertNotContains(answer, 'value="enviar"')
    assert client.post(f"{draft}revisar/").status_code == 422
    assertContains(client.get(f"{draft}p/persona/?revisar=1"), "Escriba un correo electrónico.")
    assert not Submission.objects.exists()


def test_on_another_device_the_code_leads_to_where_it_was_left(client: Client, version: FormVersion) -> None:
    draft = begun(version, client, internet="si")
    client.post(f"{draft}p/persona/", {"_shown": ["correo"], "correo": "ana@", "ir": "despues"})
    code = draft.rstrip("/").rpartition("/")[2]
    answer = Client().post(f"{mount(version)}continuar/", {"codigo": f" {code.upper().replace('-', ' ')} "})
    assertRedirects(answer, f"{draft}p/persona/")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Escriba su código."),
        ("abc", "El código tiene diez letras y números."),
        ("2222222222", "No encontramos ese código."),
        ("<script>alert(1)</script>", "El código tiene diez letras y números."),
    ],
)
def test_a_wrong_code_is_told_kindly(client: Client, version: FormVersion, typed: str, words: str) -> None:
    answer = client.post(f"{mount(version)}continuar/", {"codigo": typed})
    assertContains(answer, words, status_code=422)
    assertNotContains(answer, "<script>alert", status_code=422)


def test_guessing_codes_is_stopped_in_the_form_and_in_the_address(client: Client, version: FormVersion) -> None:
    draft, code = start_draft(version)
    for _ in range(WRONG_CODES.by_one):
        client.get(f"{mount(version)}22222-22222/revisar/")
    for answer in (
        client.post(f"{mount(version)}continuar/", {"codigo": code}),
        client.get(f"{mount(version)}{spelled(code)}/revisar/"),
    ):
        assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    elsewhere = Client(REMOTE_ADDR="10.9.9.9")
    assert elsewhere.get(f"{mount(version)}{spelled(code)}/revisar/").status_code == 200
    assert draft.pk


def test_a_stranger_sees_no_draft_of_another_form_nor_one_that_is_not(client: Client, version: FormVersion) -> None:
    other = make_version(title="Otra")
    _draft, code = start_draft(other)
    assert client.get(f"{mount(version)}{spelled(code)}/revisar/").status_code == 404
    assertContains(client.get(f"{mount(version)}22222-22222/p/medios/"), "No encontramos ese borrador", status_code=404)


def test_a_program_that_begins_again_and_again_is_stopped(client: Client, version: FormVersion) -> None:
    for _ in range(NEW_DRAFTS.by_one):
        NEW_DRAFTS.count("127.0.0.1 ")
    assert client.post(mount(version), FIRST).status_code == 429
    assert not Draft.objects.exists()
    assert Client(headers={"X-Forwarded-For": "10.1.1.1"}).post(mount(version), FIRST).status_code == 302


def test_other_sites_cannot_answer_for_their_visitors(client: Client, version: FormVersion) -> None:
    answer = client.post(mount(version), FIRST, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not Draft.objects.exists()


def test_when_it_closed_every_step_says_so_and_drafts_stay(client: Client, version: FormVersion) -> None:
    draft = begun(version, client)
    form = version.form
    form.title = "cerrada"
    form.save()
    for address in (mount(version), f"{draft}p/persona/", f"{draft}revisar/", f"{mount(version)}continuar/"):
        assertContains(client.get(address), "Los resultados salen el viernes.", status_code=403)
    assert client.post(f"{draft}revisar/").status_code == 403
    assert Draft.objects.get().values["medio"] == {"": ["cartelera"]}


def test_what_the_feature_does_not_take_is_told_and_nothing_is_lost(client: Client, version: FormVersion) -> None:
    draft = begun(version, client)
    client.post(f"{draft}p/persona/", {"_shown": ["opinion"], "opinion": "no me reciba", "ir": "seguir"})
    assertContains(client.post(f"{draft}revisar/"), "Ya hay una respuesta con ese documento.", status_code=409)
    assert not Submission.objects.exists()
    assertContains(client.get(f"{draft}p/persona/"), "no me reciba")


def test_a_draft_stays_with_its_version_when_the_form_is_edited(client: Client, version: FormVersion) -> None:
    draft = begun(version, client)
    save_draft_definition(version.form, definition(page("nueva", field("nombre"))), actor=None)
    publish_version(version.form, actor=None)
    assertContains(client.get(f"{draft}p/persona/"), "¿Qué más quiere decir?")
    assertContains(client.get(mount(version)), "Nombre")
    client.post(f"{draft}revisar/")
    assert Submission.objects.get().version == version


def test_a_file_travels_with_the_page(client: Client) -> None:
    version = make_version(definition(page("p", field("rut", "file", options={"pictures": False}))))
    form = client.get(mount(version))
    assertContains(form, 'enctype="multipart/form-data"')
    assertContains(form, "Máximo 1 archivo (PDF), de hasta 10 MB cada uno.")
    pdf = SimpleUploadedFile("rut.pdf", b"%PDF-1.7\n" + b"x" * 100)
    answer = client.post(mount(version), {"_shown": "rut", "rut": pdf, "ir": "atras"})
    assertContains(client.get(answer["Location"]), "rut.pdf")


def test_every_kind_is_drawn_read_and_shown_again(client: Client) -> None:
    fields = [
        field(kind.id, kind.id, str(kind.label), hint="Una ayuda.", options=kind.first_options()) for kind in kinds
    ]
    version = make_version(definition(page("todo", *fields)))
    html = client.get(mount(version)).content.decode()
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    described = {name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()}
    assert described <= set(ids)
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', html)) <= set(ids)
    answer = client.post(mount(version), {"_shown": [each["key"] for each in fields], "ir": "seguir"})
    assert answer["Location"].endswith("/revisar/")


def test_every_kind_says_what_is_missing_where_a_link_leads(client: Client) -> None:
    fields = [field(kind.id, kind.id, str(kind.label), required=True, options=kind.first_options()) for kind in kinds]
    version = make_version(definition(page("todo", *fields)))
    html = client.post(mount(version), {"_shown": [each["key"] for each in fields]}).content.decode()
    targets = re.findall(r'<li><a href="#([^"]+)"', html)
    assert len(targets) == len(fields)
    assert set(targets) <= set(re.findall(r' id="([^"]+)"', html))


def test_what_was_typed_comes_back_as_text_never_as_markup(client: Client, version: FormVersion) -> None:
    draft = begun(version, client)
    client.post(f"{draft}p/persona/", {"_shown": "opinion", "opinion": "</textarea><script>x</script>", "ir": "seguir"})
    for step in ("p/persona/", "revisar/"):
        assertNotContains(client.get(f"{draft}{step}"), "<script>x")


def test_a_form_without_versions_is_not_there(client: Client) -> None:
    assertContains(client.get(f"/prueba/{make_form().pk}/"), "Esta encuesta ya cerró", status_code=403)


@pytest.mark.parametrize("pages", [1, 3])
def test_a_page_asks_the_database_as_often_in_a_long_form(
    client: Client, django_assert_num_queries: Any, pages: int
) -> None:
    many = [page(f"p{number}", field(f"q{number}"), field(f"r{number}", "yes_no")) for number in range(pages)]
    version = make_version(definition(*many))
    _draft, code = start_draft(version)
    address = f"{mount(version)}{spelled(code)}/p/p0/"
    client.get(address)
    with django_assert_num_queries(4):
        client.get(address)
