"""A personal link on a small phone, with and without JavaScript; and the office's screens, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.diagnosis.models import Participant
from pregon.diagnosis.public import add_person, go_without, issue_link, progress
from pregon.portal.public import set_up_site
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE
from tests.support.diagnosis import first_participant, leader, make_approved, make_asking, make_diagnosis, make_office
from tests.support.staff import sign_in_browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def small(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone of 360 pixels."""
    options = {"viewport": PHONE, "is_mobile": True, "has_touch": True, "locale": "es-CO"}
    context = browser.new_context(java_script_enabled=request.param, **options)
    yield context.new_page()
    context.close()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_servant_answers_by_the_personal_link_once(live_server: Any, small: Page) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    set_up_site()
    link = issue_link(first_participant(diagnosis))
    address = live_server.url + "/" + link.split("/", 3)[3]
    small.goto(address)
    expect(small.get_by_role("heading", level=1)).to_have_text("Por dónde se entera hoy")
    fits(small)
    for group in small.locator(".q__row").all():
        group.get_by_label("Cada semana").check()
    small.get_by_role("button", name="Guardar y seguir").click()
    small.locator("select").first.select_option("1")
    small.get_by_role("button", name="Guardar y seguir").click()
    small.get_by_label("Sí, internet fijo").check()
    small.get_by_role("button", name="Guardar y seguir").click()
    small.get_by_role("button", name="Enviar mis respuestas").dblclick()
    expect(small.get_by_role("heading", level=1)).to_have_text("Recibimos su respuesta")
    assert (progress(diagnosis).answered, diagnosis.survey.answers.count()) == (1, 1)
    small.goto(address)
    expect(small.get_by_role("heading", level=1)).to_have_text("Usted ya respondió")
    fits(small)


def test_the_public_pages_hinder_nobody(live_server: Any, phone: Page) -> None:
    diagnosis = make_asking()
    set_up_site()
    for path in ("mi-encuesta/", "mi-encuesta/?codigo=", "mi-encuesta/nadie/", f"encuestas/{diagnosis.survey.slug}/"):
        phone.goto(f"{live_server.url}/{path}")
        assert_accessible(phone)
        fits(phone)


def test_no_screen_of_the_office_hinders_anybody(live_server: Any, phone: Page, phone_context: BrowserContext) -> None:
    approved = make_approved("external")
    newer = make_asking("external")
    add_person(Participant(diagnosis=newer, name="Rosa Elena", way="phone", phone="3105551234"), actor=leader())
    without = go_without(make_diagnosis("internal"), actor=leader(), reason="Nadie respondió.")
    preparing = make_diagnosis("internal", offices=[make_office(people=2)])
    sign_in_browser(phone_context, live_server.url, leader())
    own = [f"{approved.pk}/{part}" for part in ("", "resultados/", "mezcla/", "participantes/")]
    own += [f"{without.pk}/{part}" for part in ("", "supuestos/", "mezcla/")]
    own += [f"{preparing.pk}/", f"{preparing.pk}/participantes/", f"{preparing.pk}/sin-diagnostico/"]
    own += [f"{newer.pk}/", f"{newer.pk}/participantes/", f"{newer.pk}/comparacion/"]
    own += [f"persona/{first_participant(newer).pk}/llamada/"]
    for part in ["", "texto/", "nuevo/internal/", *own]:
        phone.goto(f"{live_server.url}/oficina/diagnostico/{part}")
        assert_accessible(phone, context=".o-page")
        fits(phone)
    phone.goto(f"{live_server.url}/oficina/diagnostico/{newer.pk}/participantes/")
    phone.get_by_role("button", name="Invitar por WhatsApp a Rosa Elena").click()
    expect(phone.get_by_role("link", name="Abrir en WhatsApp")).to_be_visible()
    assert_accessible(phone, context=".o-page")
    fits(phone)


def test_a_call_is_captured_with_the_keyboard(live_server: Any, page: Page, context: BrowserContext) -> None:
    diagnosis = make_asking(offices=[make_office(people=1)])
    sign_in_browser(context, live_server.url, leader())
    page.goto(f"{live_server.url}/oficina/diagnostico/{diagnosis.pk}/participantes/")
    page.get_by_role("link", name="Preguntar por teléfono").click()
    expect(page.get_by_label("Nunca").first).to_be_focused()
    for _row in range(8):
        page.keyboard.press("3")
    page.get_by_role("button", name="Guardar la respuesta").click()
    expect(page.get_by_text("Respuesta guardada, sin el nombre.")).to_be_visible()
    assert progress(diagnosis).answered == 1
