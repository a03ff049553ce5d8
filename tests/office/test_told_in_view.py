"""On a phone, what was refused and what was done is in view wherever the address leads, with and without a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pregon.people.public import Role
from pregon.portal.public import set_up_site
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE
from tests.support.people import make_person
from tests.support.pieces import make_approved, make_piece, officer
from tests.support.staff import sign_in_browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[True, False], ids=["javascript", "plain"])
def screen(request: pytest.FixtureRequest, browser: Browser, live_server: Any) -> Iterator[Page]:
    set_up_site()
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, java_script_enabled=request.param)
    sign_in_browser(context, live_server.url, officer())
    yield context.new_page()
    context.close()


def told(page: Page) -> Locator:
    return page.locator(".messages li")


def refused(page: Page) -> Locator:
    return page.locator("[data-error-summary]")


def test_saving_what_lacks_something_leads_to_the_list_of_it_and_from_there_to_the_field(screen: Page) -> None:
    piece = make_piece("website")
    screen.goto(f"/oficina/difusion/{piece.pk}/")
    screen.locator("#id_title").fill("")
    screen.get_by_role("button", name="Guardar", exact=True).click()
    expect(refused(screen)).to_be_focused()
    expect(refused(screen)).to_be_in_viewport()
    refused(screen).get_by_role("link", name="Título").click()
    expect(screen.locator("#id_title")).to_be_in_viewport()


def test_saving_says_so_where_one_is(screen: Page) -> None:
    piece = make_piece("website")
    screen.goto(f"/oficina/difusion/{piece.pk}/")
    screen.locator("#id_title").fill("Feria de empleo")
    screen.get_by_role("button", name="Guardar", exact=True).click()
    expect(told(screen)).to_contain_text("Guardado")
    expect(told(screen)).to_be_in_viewport()


def test_a_step_is_confirmed_in_view_though_the_address_leads_to_its_channel(screen: Page) -> None:
    rendition = make_approved("website")
    screen.goto(f"/oficina/difusion/{rendition.piece_id}/")
    card = screen.locator("#website")
    card.get_by_role("button", name="Publicar ahora").click()
    expect(told(screen)).to_contain_text("Publicó: sitio web. Ya cuenta en el indicador.")
    expect(told(screen)).to_be_in_viewport()
    expect(card.get_by_role("link", name="Ver en el sitio")).to_be_in_viewport()
    assert_accessible(screen, context=".messages") if screen.evaluate("!!window.wagtailConfig") else None


def test_a_date_that_is_over_is_listed_on_top(screen: Page) -> None:
    rendition = make_approved("website")
    screen.goto(f"/oficina/difusion/{rendition.piece_id}/")
    screen.locator("#website").get_by_text("Programar para una fecha").click()
    screen.locator("#id_website_scheduled_at").fill("2020-01-01T08:00")
    screen.get_by_role("button", name="Programar", exact=True).click()
    expect(refused(screen)).to_be_focused()
    expect(refused(screen)).to_contain_text("Elija una fecha y hora que aún no haya pasado.")


def test_a_place_that_is_refused_or_added_is_told_in_view(screen: Page) -> None:
    rendition = make_approved("poster")
    screen.goto(f"/oficina/difusion/canal/{rendition.pk}/calle/")
    screen.get_by_role("button", name="Agregar lugar").click()
    expect(refused(screen)).to_be_focused()
    screen.locator("#id_place").fill("Cartelera del hospital")
    screen.get_by_role("button", name="Agregar lugar").click()
    expect(told(screen)).to_contain_text("«Cartelera del hospital» quedó en la lista.")
    expect(told(screen)).to_be_in_viewport()


def test_wagtails_own_forms_list_what_they_refused(browser: Browser, live_server: Any) -> None:
    set_up_site()
    context = browser.new_context(viewport=PHONE, base_url=live_server.url)
    sign_in_browser(context, live_server.url, make_person(roles=(Role.SITE_ADMINISTRATOR,)))
    page = context.new_page()
    page.goto("/oficina/listas-de-contactos/new/")
    page.get_by_role("button", name="Crear").click()
    expect(refused(page)).to_be_focused()
    refused(page).get_by_role("link", name="Nombre").click()
    expect(page.locator("#id_name")).to_be_focused()
    context.close()
