"""On a phone: a proof put right, a poster taken down, a draft copied and deleted."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pregon.outreach.models import Piece, Placement
from pregon.portal.public import set_up_site
from tests.support.accessibility import assert_accessible
from tests.support.pieces import make_approved, make_piece, make_placement, make_proof, officer
from tests.support.staff import sign_in_browser

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def screen(phone: Page, live_server: Any) -> Page:
    set_up_site()
    sign_in_browser(phone.context, live_server.url, officer())
    return phone


def test_what_was_noted_in_the_street_is_put_right(screen: Page, live_server: Any) -> None:
    placement = make_placement(make_approved("poster"))
    make_proof(placement)
    screen.goto(f"{live_server.url}/oficina/difusion/canal/{placement.rendition_id}/calle/")
    assert_accessible(screen, context=".o-page")
    screen.get_by_role("link", name="Corregir").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Corregir la prueba")
    assert_accessible(screen, context=".o-page")
    screen.get_by_label("Lugar").fill("Coliseo")
    screen.get_by_role("button", name="Guardar la corrección").click()
    expect(screen.locator(".messages li")).to_be_in_viewport()
    screen.get_by_role("button", name="Ya lo quité").click()
    expect(screen.get_by_text("Quitado el")).to_be_visible()
    screen.get_by_role("link", name="Corregir").click()
    screen.get_by_label("Por qué se quita la foto").fill("Es de otro afiche")
    screen.get_by_role("button", name="Quitar la foto").click()
    expect(screen.get_by_role("button", name="Enviar la foto")).to_be_visible()
    assert not Placement.objects.get().is_proved


def test_a_draft_is_copied_and_deleted(screen: Page, live_server: Any) -> None:
    piece = make_piece("website")
    screen.goto(f"{live_server.url}/oficina/difusion/{piece.pk}/")
    screen.get_by_role("link", name="Copiar en una pieza nueva").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Nueva pieza")
    screen.get_by_role("button", name="Guardar y ver cómo queda").click()
    expect(screen.locator("[data-saved]")).to_contain_text("Guardado a las")
    assert Piece.objects.count() == 2
    screen.goto(f"{live_server.url}/oficina/difusion/{piece.pk}/")
    screen.get_by_role("link", name="Borrar esta pieza").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("¿Borrar esta pieza?")
    assert_accessible(screen, context=".o-page")
    screen.get_by_role("button", name="Borrar la pieza").click()
    expect(screen.locator(".messages li")).to_contain_text("se borró")
    assert Piece.objects.count() == 1
