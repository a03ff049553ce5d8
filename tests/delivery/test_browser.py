"""The pages of the mail in a real browser, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pregon.delivery.domain.rendering import unsubscribe_url
from pregon.delivery.models import Mailing, Message, Suppression
from pregon.delivery.public import SuppressionReason, start, suppress
from pregon.jobs.public import run_pending
from tests.support.accessibility import assert_accessible
from tests.support.people import make_communications
from tests.support.staff import sign_in_browser

Write = Callable[..., Mailing]

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_officer_follows_a_campaign_at_a_desk(page: Page, live_server: Any, write: Write) -> None:
    _follow_a_campaign(page, live_server.url, write)


def test_the_officer_follows_a_campaign_on_a_phone(phone: Page, live_server: Any, write: Write) -> None:
    _follow_a_campaign(phone, live_server.url, write)


def _follow_a_campaign(page: Page, address: str, write: Write) -> None:
    start(write("ana@vereda.example", "luz@vereda.example", "sin arroba"))
    run_pending()
    Message.objects.filter(address="luz@vereda.example").update(state="failed", reason="refused", answer="451 Busy")
    suppress("nadie@vereda.example", SuppressionReason.BOUNCED)
    sign_in_browser(page.context, address, make_communications())
    page.goto(f"{address}/oficina/correo/")
    assert_accessible(page, context=".o-page")
    page.get_by_role("link", name="Jornada de vacunación").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jornada de vacunación")
    assert_accessible(page, context=".o-page")
    page.get_by_role("link", name="1 No se pudo enviar").click()
    expect(page.locator(".o-table tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Reintentar los fallidos").click()
    expect(page.locator(".messages")).to_contain_text("1 mensaje se intentará de nuevo.")
    page.get_by_role("link", name="Ver el mensaje para ana@vereda.example").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mensaje para ana@vereda.example")
    assert_accessible(page, context=".o-page")
    expect(page.frame_locator(".mail-frame").locator("p").first).to_have_text("Hola, Ana.")
    page.goto(f"{address}/oficina/correo/excluidas/")
    assert_accessible(page, context=".o-page")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_person_leaves_the_list_without_any_program(browser: Any, live_server: Any, write: Write) -> None:
    start(write("luz@vereda.example"))
    path = unsubscribe_url(Message.objects.get().pk).removeprefix("http://localhost:8000")
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(live_server.url + path)
        page.get_by_role("button", name="No recibir más correos").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Listo: no le escribiremos más")
    finally:
        context.close()
    assert Suppression.objects.get().address == "luz@vereda.example"


def test_the_page_to_leave_the_list_is_accessible(phone: Page, live_server: Any, write: Write) -> None:
    start(write("luz@vereda.example"))
    phone.goto(live_server.url + unsubscribe_url(Message.objects.get().pk).removeprefix("http://localhost:8000"))
    assert_accessible(phone)
