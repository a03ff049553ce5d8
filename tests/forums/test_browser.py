"""A citizen on a cheap phone and the officer at hers, in a real browser, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.jobs.public import run_pending
from tests.support import browser as chromium
from tests.support.accessibility import assert_accessible
from tests.support.comments import last_code, make_participant
from tests.support.forums import make_closed_topic, make_open_topic, make_topic, officer, opine
from tests.support.staff import sign_in_browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[True, False], ids=["javascript", "without-javascript"])
def citizen(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    options = {**browser_context_args, "viewport": chromium.PHONE, "java_script_enabled": request.param}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


def test_a_citizen_finds_the_forum_and_opines_without_an_account(citizen: Page, live_server: Any) -> None:
    topic = make_open_topic()
    citizen.goto(f"{live_server.url}/foros/")
    citizen.get_by_role("link", name=topic.question).click()
    citizen.get_by_label("Escriba su opinión").fill("Que abra los sábados.")
    citizen.get_by_role("button", name="Continuar").click()
    citizen.get_by_label("Su nombre").fill("Ana Gómez")
    citizen.get_by_label("Su correo electrónico").fill("ana@vereda.example")
    citizen.get_by_label("Autorizo a la Alcaldía").check()
    citizen.get_by_role("button", name="Enviar").click()
    run_pending()
    citizen.get_by_label("Código de 6 números").fill(last_code())
    citizen.get_by_role("button", name="Confirmar").click()
    citizen.goto(f"{live_server.url}/foros/{topic.slug}/")
    expect(citizen.locator(".comment")).to_contain_text("Que abra los sábados.")


def test_nobody_is_hindered(phone_context: BrowserContext, live_server: Any) -> None:
    draft, topic, closed = make_topic(), make_open_topic(), make_closed_topic()
    opine(topic)
    opine(topic, "Los festivos también.", by=make_participant("b@vereda.example", "Beto"))
    screen = phone_context.new_page()
    for path in ("/foros/", f"/foros/{topic.slug}/", f"/foros/{closed.slug}/"):
        screen.goto(f"{live_server.url}{path}")
        assert_accessible(screen)
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    sign_in_browser(phone_context, live_server.url, officer())
    office = ["", f"{draft.pk}/", f"{topic.pk}/", f"{closed.pk}/", f"{closed.pk}/responder/", f"{draft.pk}/editar/"]
    for path in office:
        screen.goto(f"{live_server.url}/oficina/foros/{path}")
        assert_accessible(screen, context=".o-page")
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
