"""Somebody who does not program designs a form, at a desk and on a phone, with and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.forms.domain.definition import Comparison
from pregon.forms.kinds.registry import kinds
from pregon.forms.models import Form, FormVersion
from tests.support.accessibility import assert_accessible
from tests.support.browser import PHONE
from tests.support.forms import definition, make_form, survey
from tests.support.forms import page as page_of
from tests.support.people import make_communications
from tests.support.staff import sign_in_browser

pytestmark = pytest.mark.django_db(transaction=True)


def design_a_form(context: BrowserContext, address: str) -> None:
    form = make_form(definition(page_of("p")))
    sign_in_browser(context, address, make_communications())
    screen = context.new_page()
    screen.goto(f"{address}/oficina/formularios/")
    screen.get_by_role("link", name="¿Cómo se entera?").click()
    add_question(screen, "Sí o no", "¿Tiene internet en la casa?")
    screen.get_by_role("link", name="Agregar pregunta a P").click()
    screen.get_by_role("link", name="Usar «Una opción»").click()
    screen.get_by_label("Pregunta*", exact=True).fill("¿Qué medio usa más?")
    screen.get_by_label("Opciones*", exact=True).fill("Emisora\nCorreo\nCartelera")
    screen.get_by_label("Mostrar solo si…").first.select_option(label="«¿Tiene internet en la casa?» es «Sí»")
    screen.get_by_role("button", name="Ver cómo queda").click()
    preview = screen.frame_locator("iframe[name=vista]")
    expect(preview.get_by_role("group", name="¿Qué medio usa más?")).to_contain_text("Cartelera")
    screen.get_by_role("button", name="Guardar pregunta").click()
    expect(screen.locator(".f-page")).to_contain_text("Solo si «¿Tiene internet en la casa?» es «Sí»")
    screen.get_by_role("button", name="Subir: ¿Qué medio usa más?").click()
    expect(screen.locator(".messages")).to_contain_text("que debe ir antes")
    screen.get_by_role("link", name="Publicar versión").click()
    expect(screen.locator(".f-changes")).to_have_text("Es la primera versión.")
    screen.get_by_role("button", name="Publicar la primera versión").click()
    expect(screen.locator(".o-head")).to_contain_text("Versión 1, publicada el")
    asked = FormVersion.objects.get().definition.by_key["que_medio_usa_mas"]
    assert asked.show_if == Comparison(field="tiene_internet_en_la_casa", op="is", value=True)
    assert Form.objects.get() == form


def add_question(screen: Page, kind: str, label: str) -> None:
    screen.get_by_role("link", name="Agregar pregunta").first.click()
    screen.get_by_role("link", name=f"Usar «{kind}»").click()
    screen.get_by_label("Pregunta*", exact=True).fill(label)
    screen.get_by_label("Es obligatorio responder").check()
    screen.get_by_role("button", name="Guardar pregunta").click()
    expect(screen.locator(".f-page")).to_contain_text(label)


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_form_is_designed_and_published(live_server: Any, browser: Browser, size: str, scripts: bool) -> None:
    viewport = PHONE if size == "phone" else {"width": 1280, "height": 900}
    context = browser.new_context(java_script_enabled=scripts, viewport=viewport, locale="es-CO")
    try:
        design_a_form(context, live_server.url)
    finally:
        context.close()


def test_the_preview_follows_what_is_typed(live_server: Any, page: Page) -> None:
    form = make_form()
    sign_in_browser(page.context, live_server.url, make_communications())
    page.goto(f"{live_server.url}/oficina/formularios/{form.pk}/pregunta/medio/")
    frame = page.frame_locator("iframe[name=vista]")
    page.get_by_label("Pregunta*", exact=True).fill("¿Por cuál medio?")
    expect(frame.get_by_role("group", name="¿Por cuál medio?")).to_be_visible()
    page.get_by_label("Ayuda", exact=True).fill("Solo uno.")
    expect(frame.get_by_text("Solo uno.")).to_be_visible()
    page.get_by_role("button", name="Guardar pregunta").click()
    expect(page.locator(".f-page").first).to_contain_text("¿Por cuál medio?")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_designer_hinders_nobody(size: str, page: Page, phone: Page, live_server: Any) -> None:
    screen = page if size == "desk" else phone
    form = make_form(survey())
    sign_in_browser(screen.context, live_server.url, make_communications())
    office = f"{live_server.url}/oficina/formularios/"
    questions = [f"{form.pk}/pagina/medios/pregunta/{kind}/" for kind in ("ranking", "matrix", "file", "document")]
    assert set(kinds.keys()) >= {"ranking", "matrix", "file", "document"}
    for path in (
        "",
        f"{form.pk}/",
        f"{form.pk}/titulo/",
        f"{form.pk}/pagina/agregar/",
        f"{form.pk}/pagina/medios/pregunta/",
        f"{form.pk}/pregunta/correo/",
        f"{form.pk}/pregunta/internet/quitar/",
        f"{form.pk}/publicar/",
        *questions,
    ):
        screen.goto(office + path)
        assert_accessible(screen, context=".o-page")
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    screen.goto(f"{office}{form.pk}/vista/pagina/medios/")
    assert_accessible(screen)
