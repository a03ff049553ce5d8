"""Answering a form on a small phone, with and without JavaScript, while the connection comes and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from pregon.forms.kinds.registry import kinds
from pregon.forms.models import Draft, FormVersion, Submission
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE
from tests.support.forms import definition, field, make_version
from tests.support.forms import page as page_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.forms.urls")]

Device = Callable[[], BrowserContext]


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def new_device(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Device]:
    """Makes phones that have nothing in common: no cookie, no cache."""
    opened: list[BrowserContext] = []

    def make() -> BrowserContext:
        opened.append(
            browser.new_context(
                java_script_enabled=request.param, viewport=PHONE, is_mobile=True, has_touch=True, locale="es-CO"
            )
        )
        return opened[-1]

    yield make
    for context in opened:
        context.close()


def all_kinds() -> FormVersion:
    fields = [
        field(kind.id, kind.id, str(kind.label), hint=str(kind.example), options=kind.first_options()) for kind in kinds
    ]
    return make_version(definition(page_of("uno", *fields[:9]), page_of("dos", *fields[9:])))


def fits(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_survey_survives_a_lost_connection_and_ends_on_another_phone(live_server: Any, new_device: Device) -> None:
    version = make_version()
    first = new_device()
    phone = first.new_page()
    phone.goto(f"{live_server.url}/prueba/{version.form_id}/")
    phone.get_by_label("Emisora").check()
    phone.get_by_label("Sí", exact=True).check()
    phone.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.get_by_role("status")).to_have_text("Por su respuesta hay otra pregunta.")
    phone.get_by_label("¿A qué hora oye la emisora?").fill("06:30")
    phone.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Persona")
    code = phone.locator(".entry__code strong").inner_text()
    phone.get_by_label("Su correo").fill("ana@")
    phone.get_by_label("¿Qué más quiere decir?").fill("La emisora no llega a El Cristo")
    phone.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.get_by_role("alert")).to_contain_text("Escriba un correo con @")
    phone.get_by_label("Su correo").fill("ana@correo.com")
    first.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        phone.get_by_role("button", name="Guardar y seguir").click()
        phone.goto(f"{live_server.url}/prueba/{version.form_id}/continuar/")

    other = new_device().new_page()
    other.goto(f"{live_server.url}/prueba/{version.form_id}/continuar/")
    other.get_by_label("Su código").fill(code.upper())
    other.get_by_role("button", name="Continuar").click()
    expect(other.get_by_label("¿Qué más quiere decir?")).to_have_value("La emisora no llega a El Cristo")
    expect(other.get_by_label("Su correo")).to_have_value("ana@")
    other.get_by_label("Su correo").fill("ana@correo.com")
    other.get_by_role("button", name="Guardar y seguir").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Revise sus respuestas")
    expect(other.locator("dl").first).to_contain_text("6:30 a. m.")
    other.get_by_role("button", name="Enviar").dblclick()
    expect(other.get_by_role("heading", level=1)).to_have_text("Recibimos su respuesta")
    assert Submission.objects.get().values == {
        "medio": {"chosen": ["emisora"], "other": ""},
        "hora": "06:30",
        "internet": True,
        "correo": "ana@correo.com",
        "opinion": "La emisora no llega a El Cristo",
    }
    assert Draft.objects.get().submission == Submission.objects.get()


def test_no_step_hinders_anybody(live_server: Any, phone: Page) -> None:
    version = all_kinds()
    phone.goto(f"{live_server.url}/prueba/{version.form_id}/")
    assert_accessible(phone)
    fits(phone)
    phone.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Dos")
    phone.get_by_label("Dinero").fill("mucho")
    phone.get_by_label("Teléfono").fill("123")
    phone.get_by_role("button", name="Guardar y seguir").click()
    expect(phone.get_by_role("alert")).to_be_focused()
    assert_accessible(phone)
    fits(phone)
    phone.get_by_role("link", name="Teléfono: Escriba los diez números").click()
    expect(phone.get_by_label("Teléfono")).to_be_focused()
    phone.get_by_label("Dinero").fill("1.200.000")
    phone.get_by_label("Teléfono").fill("310 456 7890")
    phone.get_by_role("button", name="Guardar y seguir").click()
    for step in ("revisar", "despues"):
        phone.goto(phone.url.replace("/revisar/", f"/{step}/"))
        assert_accessible(phone)
        fits(phone)
    phone.goto(f"{live_server.url}/prueba/{version.form_id}/continuar/")
    assert_accessible(phone)
    phone.get_by_role("button", name="Continuar").click()
    assert_accessible(phone)
    fits(phone)


def test_what_a_finger_touches_is_large_enough(live_server: Any, phone: Page) -> None:
    version = all_kinds()
    phone.goto(f"{live_server.url}/prueba/{version.form_id}/")
    small = phone.evaluate(
        """() => [...document.querySelectorAll(".entry :is(a, button, select, textarea, input:not([type=hidden]))")]
            .map(each => each.closest(".q__option") || each)
            .filter(each => each.getBoundingClientRect().height < 44)
            .map(each => each.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_a_form_is_filled_with_the_keyboard_alone(live_server: Any, page: Page) -> None:
    version = make_version()
    page.goto(f"{live_server.url}/prueba/{version.form_id}/")
    page.get_by_label("Emisora").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Persona")
    assert Draft.objects.get().values["medio"] == {"": ["cartelera"]}
