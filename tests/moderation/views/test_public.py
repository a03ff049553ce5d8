"""What citizens and strangers meet under `/participa/`."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from pregon.delivery.models import Mailing
from pregon.moderation.domain.limits import POSTS_PER_NETWORK_CALM, count
from pregon.moderation.domain.moderating import appeal, hide, withdraw
from pregon.moderation.domain.printed import print_codes
from pregon.moderation.links import own_path
from pregon.moderation.models import Appeal, Comment, Participant, Report
from pregon.moderation.views.door import COOKIE
from tests.moderation.domain.test_verification import solution, wrong
from tests.support.comments import last_code, make_participant, say
from tests.support.people import make_communications

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.moderation.urls")]

WRITE = "/participa/opinar/sample/1/"
FIELDS = {"text": "El puente necesita barandas", "name": "Ana Gómez", "contact": "ana@vereda.example", "consent": "on"}


@pytest.fixture
def citizen() -> Client:
    return Client()


def confirm(client: Client, address: str, **values):
    return client.post(address, {"code": last_code(), **values})


def take_part(client: Client, **values) -> Comment:
    answer = client.post(WRITE, {**FIELDS, **values})
    assert answer.status_code == 302, answer.content.decode()
    confirm(client, answer.url)
    return Comment.objects.latest("pk")


def warm(client: Client) -> None:
    """What all pages share is known after two."""
    for _visit in range(2):
        client.get("/participa/moderacion/")


def test_an_opinion_goes_from_the_form_through_the_code_to_the_page(citizen: Client):
    page = citizen.get(WRITE).content.decode()
    assert "Escriba su opinión" in page and "Tema 1" in page
    asked = citizen.post(WRITE, FIELDS)
    assert re.fullmatch(r"/participa/codigo/[\w-]{32}/", asked.url)
    assert Comment.objects.count() == 0
    code_page = citizen.get(asked.url).content.decode()
    assert "an•••@vereda.example" in code_page and FIELDS["text"] in code_page
    done = confirm(citizen, asked.url)
    comment = Comment.objects.get()
    assert done.url == f"{own_path(comment)}?recien=1"
    assert "Gracias. Ya se puede leer." in citizen.get(done.url).content.decode()
    assert FIELDS["text"] in citizen.get("/prueba/1/").content.decode()


def test_the_code_sent_twice_makes_one_comment(citizen: Client):
    asked = citizen.post(WRITE, FIELDS)
    first, second = confirm(citizen, asked.url), confirm(Client(), asked.url)
    assert first.url == second.url
    assert Comment.objects.count() == 1


def test_a_wrong_code_keeps_the_text_and_says_what_to_do(citizen: Client):
    asked = citizen.post(WRITE, FIELDS)
    answer = citizen.post(asked.url, {"code": wrong(last_code())})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Ese no es el código" in text and FIELDS["text"] in text
    assert COOKIE not in citizen.cookies


def test_another_code_can_be_asked_for_and_the_text_corrected(citizen: Client):
    asked = citizen.post(WRITE, FIELDS)
    old = last_code()
    again = citizen.post(asked.url, {"otro": "1"})
    assert "Enviamos otro código" in citizen.get(again.url).content.decode()
    assert Mailing.objects.count() == 2 or old != last_code()
    page = citizen.get(asked.url).content.decode()
    back = re.search(r'href="([^"]*borrador=[^"]*)"', page)[1]
    form = citizen.get(back).content.decode()
    assert FIELDS["text"] in form and 'value="ana@vereda.example"' in form


def test_who_was_here_before_publishes_at_once(citizen: Client):
    take_part(citizen)
    page = citizen.get(WRITE).content.decode()
    assert "Este dispositivo recuerda a Ana Gómez" in page and 'name="contact"' not in page
    answer = citizen.post(WRITE, {"text": "Otra cosa que decir", "paso": "1"})
    assert answer.url.endswith("?recien=1")
    assert Comment.objects.count() == 2
    assert Mailing.objects.count() == 1


def test_the_cookie_is_for_these_pages_only_and_for_no_program(citizen: Client):
    take_part(citizen)
    cookie = citizen.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/participa/", True, "Lax")
    assert cookie["max-age"] == 8 * 7 * 24 * 3600


@pytest.mark.parametrize("value", ["1", "1:x:y", "", "1:1abc:" + "a" * 43])
def test_a_made_up_cookie_is_nobody(citizen: Client, value: str):
    make_participant()
    citizen.cookies[COOKIE] = value
    assert "Escriba el correo con el que opinó" in citizen.get("/participa/mis-aportes/").content.decode()


def test_without_cookies_each_act_asks_for_a_code_and_one_sees_ones_own():
    for text in ("El puente necesita barandas", "La escuela necesita pintura"):
        asked = Client().post(WRITE, {**FIELDS, "text": text})
        confirm(Client(), asked.url)
    asked = Client().post("/participa/mis-aportes/", {"contact": FIELDS["contact"], "consent": "on"})
    text = confirm(Client(), asked.url).content.decode()
    assert "La escuela necesita pintura" in text and "El puente necesita barandas" in text


def test_the_first_step_on_the_page_of_the_thing_keeps_the_text_and_scolds_nobody(citizen: Client):
    answer = citizen.post(WRITE, {"text": "El puente", "paso": "1"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "El puente</textarea>" in text and "errorlist" not in text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", "", "Escriba su opinión."),
        ("text", "x" * 4001, "Su texto tiene 4001 letras"),
        ("name", "Alcaldía", "Ese nombre parece el de una entidad"),
        ("contact", "", "Escriba su correo"),
        ("contact", "ana", "Escriba un correo con @"),
        ("contact", "a@b.co\r\nBcc: c@d.co", "Revise el correo"),
        ("consent", "", "Marque la casilla"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(citizen: Client, field, value, words):
    typed = {**FIELDS, field: value}
    answer = citizen.post(WRITE, typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text and words in text
    for name in {"text", "name", "contact"} - {field}:
        assert FIELDS[name] in text
    assert Mailing.objects.count() == 0


def test_a_body_of_100_kilobytes_comes_back_with_words(citizen: Client):
    answer = citizen.post(WRITE, {**FIELDS, "text": "palabra " * 12_500})
    assert answer.status_code == 422
    assert "Escriba como máximo 4000" in answer.content.decode()


def test_a_printed_code_is_enough(citizen: Client):
    _batch, codes = print_codes(label="Junta", count=1, actor=make_communications())
    answer = citizen.post(WRITE, {**FIELDS, "contact": "", "printed": codes[0]})
    assert answer.url.endswith("?recien=1")
    again = Client().post(WRITE, {**FIELDS, "contact": "", "printed": codes[0]})
    assert again.status_code == 422 and "ya se usó" in again.content.decode()


def test_a_program_that_fills_the_hidden_field_gets_a_question(citizen: Client):
    answer = citizen.post(WRITE, {**FIELDS, "website": "http://x"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "¿Cuánto es" in text and FIELDS["text"] in text
    token = re.search(r'name="question" value="([^"]+)"', text)[1]
    right = solution(re.search(r"¿Cuánto es [^?]+\?", text)[0])
    again = citizen.post(WRITE, {**FIELDS, "website": "http://x", "question": token, "answer": "99"})
    assert "Esta es otra pregunta" in again.content.decode()
    spent = citizen.post(WRITE, {**FIELDS, "website": "http://x", "question": token, "answer": right})
    assert spent.status_code == 422
    text = spent.content.decode()
    fresh = re.search(r'name="question" value="([^"]+)"', text)[1]
    right = solution(re.search(r"¿Cuánto es [^?]+\?", text)[0])
    assert citizen.post(WRITE, {**FIELDS, "question": fresh, "answer": right}).status_code == 302


def test_a_crowded_network_answers_a_question_before_it_publishes(citizen: Client):
    comment = take_part(citizen)
    for _number in range(30):
        count(POSTS_PER_NETWORK_CALM, comment.network)
    answer = citizen.post(WRITE, {"text": "Otra cosa que decir", "name": "Ana"})
    assert answer.status_code == 422 and "¿Cuánto es" in answer.content.decode()


def test_an_answer_is_written_under_its_opinion(citizen: Client):
    parent = say("Con respuesta", by=make_participant("luz@vereda.example", "Luz"))
    asked = citizen.post(f"/participa/aportes/{parent.pk}/responder/", {**FIELDS, "text": "De acuerdo con Luz"})
    confirm(citizen, asked.url)
    text = citizen.get("/prueba/1/").content.decode()
    assert "Respuestas a Luz" in text and "De acuerdo con Luz" in text
    answer = Comment.objects.get(parent=parent)
    assert citizen.get(f"/participa/aportes/{answer.pk}/responder/").status_code == 404


def test_a_support_takes_one_press_from_who_is_remembered_and_a_code_from_others(citizen: Client):
    comment = say(by=make_participant("luz@vereda.example", "Luz"))
    address = f"/participa/aportes/{comment.pk}/apoyar/"
    page = citizen.post(address)
    assert page.status_code == 200 and "Cada persona apoya una vez" in page.content.decode()
    asked = citizen.post(address, {"contact": "ana@vereda.example", "consent": "on"})
    done = confirm(citizen, asked.url)
    assert "Su apoyo quedó contado" in citizen.get(done.url).content.decode()
    for _press in range(2):
        assert citizen.post(address).status_code == 302
    comment.refresh_from_db()
    assert comment.supports == 1


def test_a_report_is_taken_once_per_device(citizen: Client):
    comment = say()
    address = f"/participa/aportes/{comment.pk}/reportar/"
    assert citizen.post(address, {}).status_code == 422
    for _press in range(2):
        done = citizen.post(address, {"reason": "insults", "note": "Mire"})
    assert "Una persona de la Alcaldía va a revisarlo" in citizen.get(done.url).content.decode()
    assert Report.objects.count() == 1


def test_five_devices_of_three_networks_hold_a_comment_and_never_again_after_a_person_looked():
    comment = say()

    def report(first: int, last: int) -> str:
        for number in range(first, last):
            headers = {"x-forwarded-for": f"203.0.{number % 3}.9", "user-agent": f"Teléfono {number}"}
            Client(headers=headers).post(f"/participa/aportes/{comment.pk}/reportar/", {"reason": "insults"})
        comment.refresh_from_db()
        return comment.state

    assert report(0, 4) == "visible"
    assert report(4, 5) == "waiting"
    assert comment.wait_reason == "reported"
    from pregon.moderation.domain.moderating import show

    show(comment, actor=make_communications())
    assert report(10, 18) == "visible"


def test_one_network_alone_takes_nothing_from_view():
    comment = say()
    for number in range(12):
        client = Client(headers={"x-forwarded-for": "198.51.100.7", "user-agent": f"Teléfono {number}"})
        client.post(f"/participa/aportes/{comment.pk}/reportar/", {"reason": "insults"})
    comment.refresh_from_db()
    assert (comment.state, comment.open_reports) == ("visible", 12)


def test_the_author_sees_why_appeals_once_and_withdraws(citizen: Client):
    comment = take_part(citizen)
    hide(comment, reason="off_topic", actor=make_communications())
    comment.refresh_from_db()
    page = own_path(comment)
    assert "Motivo: No trata de este tema." in citizen.get(page).content.decode()
    assert citizen.post(page, {"text": " ", "que": "revisar"}).status_code == 422
    assert citizen.post(page, {"text": "Sí trata del tema", "que": "revisar"}).status_code == 302
    again = citizen.post(page, {"text": "Otra vez", "que": "revisar"})
    assert again.status_code == 422 and "una sola vez" in again.content.decode()
    assert Appeal.objects.get().text == "Sí trata del tema"
    citizen.post(page, {"que": "retirar"})
    comment.refresh_from_db()
    assert comment.state == "withdrawn"


def test_the_authors_link_cannot_be_made_by_others(citizen: Client):
    comment = say()
    own = own_path(comment)
    for address in (own[:-2] + "/", own.replace(f"/{comment.pk}.", f"/{comment.pk + 1}."), "/participa/aporte/1/"):
        assert citizen.get(address).status_code == 404
        assert citizen.post(address, {"que": "retirar"}).status_code == 404


SECRET = "Texto que nadie debe ver"


@pytest.mark.parametrize("state", ["waiting", "hidden", "withdrawn"])
def test_what_is_not_in_view_leaks_nowhere(citizen: Client, state: str):
    comment = say(f"{SECRET} www.x.com" if state == "waiting" else SECRET, name="Nombre Secreto")
    if state == "hidden":
        hide(comment, reason="insults", note="Nota secreta", actor=make_communications())
    if state == "withdrawn":
        withdraw(comment)
    pk = comment.pk
    pages = ["/prueba/1/", "/participa/moderacion/", "/participa/mis-aportes/"]
    pages += [f"/participa/aportes/{pk}/{part}" for part in ("", "responder/", "apoyar/", "reportar/")]
    for address in pages:
        for answer in (citizen.get(address), citizen.post(address, FIELDS)):
            text = answer.content.decode()
            assert SECRET not in text and "Nombre Secreto" not in text and "secreta" not in text, address
    assert citizen.get(f"/participa/aportes/{pk}/").status_code == (404 if state == "waiting" else 410)


def test_the_log_says_what_was_hidden_and_why(citizen: Client):
    comment = say()
    hide(comment, reason="insults", note="Fue Pedro", actor=make_communications())
    text = citizen.get("/participa/moderacion/").content.decode()
    assert "Se ocultó un aporte" in text and "Motivo: Tiene insultos" in text and "Tema 1" in text
    assert "Pedro" not in text and "Ana" not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_asks_the_same_few_questions(citizen: Client, rows: int, django_assert_num_queries):
    officer = make_communications()
    for number in range(rows):
        hide(say(f"Opinión {'abc'[number] * 15}"), reason="insults", actor=officer)
    warm(citizen)
    with django_assert_num_queries(1):
        citizen.get("/participa/moderacion/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_comment_asks_the_same_few_questions(citizen: Client, rows: int, django_assert_num_queries):
    parent = say("Con respuestas")
    for number in range(rows):
        say(f"Respuesta {'abc'[number] * 15}", parent=parent, by=make_participant(f"v{number}@v.example", "Vecina"))
    warm(citizen)
    with django_assert_num_queries(3):
        citizen.get(f"/participa/aportes/{parent.pk}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_ones_own_list_asks_the_same_few_questions(citizen: Client, rows: int, django_assert_num_queries):
    take_part(citizen)
    for number in range(rows - 1):
        say(f"Opinión {'abc'[number] * 15}", by=Participant.objects.get())
    warm(citizen)
    with django_assert_num_queries(2):
        citizen.get("/participa/mis-aportes/")


def test_a_closed_thing_gives_the_text_back(citizen: Client):
    answer = citizen.post("/participa/opinar/sample/950/", FIELDS)
    assert answer.status_code == 409 and FIELDS["text"] in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/participa/opinar/sample/5000/",
        "/participa/opinar/nada/1/",
        "/participa/aportes/12345/",
        "/participa/aportes/12345/responder/",
        "/participa/aportes/12345/apoyar/",
        "/participa/aportes/12345/reportar/",
        "/participa/codigo/no-es-uno/",
        "/participa/aporte/no-es-uno/",
    ],
)
def test_what_is_not_there_is_not_found(citizen: Client, address: str):
    assert citizen.get(address).status_code == 404
    assert citizen.post(address, FIELDS).status_code in {404, 405}


POSTED = [WRITE, "/participa/mis-aportes/", "/participa/salir/"]


@pytest.mark.parametrize("address", POSTED)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_another_site_cannot_send_our_forms(citizen: Client, address: str, headers: dict):
    assert citizen.post(address, FIELDS, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {}])
def test_our_own_forms_are_taken(citizen: Client, headers: dict):
    assert citizen.post(WRITE, FIELDS, headers=headers).status_code == 302


def test_leaving_forgets_the_device(citizen: Client):
    take_part(citizen)
    citizen.post("/participa/salir/")
    assert "Escriba el correo con el que opinó" in citizen.get("/participa/mis-aportes/").content.decode()


def test_names_and_words_stay_words_on_every_page(citizen: Client):
    name, text = "<b>Ana</b> \"&'", "<img src=x onerror=alert(1)> {{ 7*7 }} {name}"
    comment = take_part(citizen, name=name, text=text)
    hide(comment, reason="insults", actor=make_communications())
    appeal(comment, text="<script>x</script>")
    for address in ("/prueba/1/", own_path(comment), "/participa/mis-aportes/"):
        page = citizen.get(address).content.decode()
        assert "<b>Ana" not in page and "<img src=x" not in page and "<script>x" not in page
    assert "49" not in comment.html


def test_a_name_cannot_begin_a_line(citizen: Client):
    assert take_part(citizen, name="Ana\r\nBcc: otro").name == "Ana Bcc: otro"


def test_pages_of_taking_part_are_kept_by_nobody(citizen: Client):
    for address in (WRITE, "/participa/mis-aportes/"):
        answer = citizen.get(address)
        assert "no-store" in answer["Cache-Control"] and answer["X-Robots-Tag"] == "noindex"
        assert "X-Pregon-Cache" not in answer.headers


def test_the_list_of_a_feature_sets_no_cookie_and_holds_nothing_of_the_visitor(citizen: Client):
    take_part(citizen)
    known, stranger = citizen.get("/prueba/1/"), Client().get("/prueba/1/")
    assert known.content == stranger.content
    assert not stranger.cookies
