"""Surveys on a small phone, with and without JavaScript, and the sheet that is typed with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from pregon.forms.public import Submission
from pregon.portal.public import set_up_site
from pregon.surveys.domain.moves import close_survey, publish_results
from pregon.surveys.models import Answer, Survey
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE
from tests.support.forms import definition, field
from tests.support.forms import page as page_of
from tests.support.pieces import officer
from tests.support.staff import sign_in_browser
from tests.support.surveys import MEDIA, call, make_open, one_question, paper

pytestmark = pytest.mark.django_db(transaction=True)

Device = Callable[[], BrowserContext]


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def new_device(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Device]:
    """Makes phones that have nothing in common: no cookie, no cache."""
    opened: list[BrowserContext] = []

    def make() -> BrowserContext:
        options = {"viewport": PHONE, "is_mobile": True, "has_touch": True, "locale": "es-CO"}
        opened.append(browser.new_context(java_script_enabled=request.param, **options))
        return opened[-1]

    yield make
    for context in opened:
        context.close()


def two_pages() -> Any:
    options = {"choices": MEDIA}
    return definition(
        page_of("medios", field("medio", "choice", "¿Por dónde se entera?", required=True, options=options)),
        page_of("opinion", field("opinion", "long_text", "¿Qué más quiere decir?")),
    )


def fits(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def identify(phone: Page, number: str) -> None:
    phone.get_by_label("Número").fill(number)
    phone.get_by_role("button", name="Continuar").click()


def test_an_answer_survives_a_lost_connection_and_is_sent_from_another_phone(
    live_server: Any, new_device: Device
) -> None:
    survey = make_open(two_pages(), level="document", title="¿Cómo se entera?")
    address = f"{live_server.url}/encuestas/{survey.slug}/"
    first = new_device()
    phone = first.new_page()
    phone.goto(address)
    fits(phone)
    phone.get_by_role("link", name="Responder la encuesta").click()
    identify(phone, "43.123.456")
    phone.get_by_label("La emisora").check()
    phone.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Opinion")
    code = phone.locator(".entry__code strong").inner_text()
    first.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        phone.get_by_role("button", name="Guardar y seguir").click()
        phone.goto(address)

    other = new_device().new_page()
    other.goto(address)
    other.get_by_role("link", name="¿Ya había empezado?").click()
    identify(other, "043 123 456")
    other.get_by_label("Su código").fill(code)
    other.get_by_role("button", name="Continuar").click()
    expect(other.get_by_label("La emisora")).to_be_checked()
    other.get_by_role("button", name="Guardar y seguir").click()
    other.get_by_label("¿Qué más quiere decir?").fill("La emisora no llega a El Cristo")
    other.get_by_role("button", name="Guardar y seguir").click()
    other.get_by_role("button", name="Enviar mis respuestas").dblclick()
    expect(other.get_by_role("heading", level=1)).to_have_text("Recibimos su respuesta")
    fits(other)
    assert Answer.objects.count() == 1
    assert Submission.objects.get().values["opinion"] == "La emisora no llega a El Cristo"

    third = new_device().new_page()
    third.goto(address + "identificarse/")
    identify(third, "43123456")
    expect(third.get_by_role("heading", level=1)).to_have_text("Ya hay una respuesta suya")


def test_the_poll_of_the_home_page_takes_one_vote_of_a_phone(live_server: Any, new_device: Device) -> None:
    make_open(one_question(), is_poll=True, level="device", title="¿Por dónde le avisamos?")
    set_up_site()
    phone = new_device().new_page()
    for round_ in range(2):
        phone.goto(live_server.url + "/")
        phone.get_by_label("La cartelera").check()
        phone.get_by_role("button", name="Votar").click()
        if round_ == 0:
            phone.get_by_role("button", name="Enviar mi voto").dblclick()
            expect(phone.get_by_role("heading", level=1)).to_have_text("Recibimos su respuesta")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Ya hay una respuesta suya")
    assert Answer.objects.count() == 1


def answered() -> Survey:
    survey = make_open(title="¿Cómo se entera?", universe=40)
    for sheet in range(1, 13):
        paper(survey, sheet, medio="emisora" if sheet % 2 else "cartelera", nota=str(sheet % 5 + 1))
    for number in range(8):
        call(survey, number, medio="emisora" if number % 3 else "cartelera", nota="4")
    return survey


def test_no_public_page_hinders_anybody(live_server: Any, phone: Page) -> None:
    make_open(one_question(), is_poll=True, level="device", title="¿Por dónde le avisamos?")
    coded = make_open(level="code", title="Con código")
    survey = publish_results(close_survey(answered(), actor=None), actor=officer())
    set_up_site()
    mine = [f"/encuestas/{survey.slug}/", f"/encuestas/{survey.slug}/resultados/"]
    for path in ["/", "/encuestas/", *mine, f"/encuestas/{coded.slug}/", f"/encuestas/{coded.slug}/identificarse/"]:
        phone.goto(live_server.url + path)
        assert_accessible(phone)
        fits(phone)
    phone.get_by_label("Código").fill("nada")
    phone.get_by_role("button", name="Continuar").click()
    expect(phone.get_by_role("alert")).to_be_focused()
    assert_accessible(phone)


def test_a_sheet_is_typed_with_digits_alone(live_server: Any, page: Page, context: BrowserContext) -> None:
    survey = make_open()
    sign_in_browser(context, live_server.url, officer())
    page.goto(f"{live_server.url}/oficina/encuestas/{survey.pk}/capturar/papel/")
    for sheet in (1, 2):
        expect(page.get_by_label("Número de la hoja")).to_have_value(str(sheet))
        expect(page.get_by_label("La emisora")).to_be_focused()
        page.keyboard.press("2")
        page.keyboard.press("4")
        expect(page.get_by_label("¿Qué más quiere decir?")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"Hoja {sheet} guardada.")).to_be_visible()
    values = [answer.submission.values for answer in Answer.objects.order_by("sheet")]
    assert values == [{"medio": {"chosen": ["cartelera"], "other": ""}, "nota": 4}] * 2


def test_no_screen_of_the_office_hinders_anybody(live_server: Any, phone: Page, phone_context: BrowserContext) -> None:
    survey, coded = answered(), make_open(level="code", title="Con código")
    sign_in_browser(phone_context, live_server.url, officer())
    of_survey = ("", "resultados/", "capturar/papel/", "respuestas/", "textos/")
    own = [f"{survey.pk}/{part}" for part in of_survey]
    for part in ["", "nueva/", "nueva/vacia/", f"{coded.pk}/codigos/", *own]:
        phone.goto(f"{live_server.url}/oficina/encuestas/{part}")
        assert_accessible(phone, context=".o-page")
        fits(phone)
