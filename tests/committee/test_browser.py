"""The Committee in a real browser: a session on a phone, a ballot without any program."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.utils import timezone
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.committee.models import Decision, Session, Vote
from pregon.committee.public import close_session, issue_minutes
from pregon.delivery.models import Message
from tests.support.accessibility import assert_accessible
from tests.support.committee import (
    Topics,
    approve,
    hold,
    leader,
    make_consultation,
    make_matter,
    make_members,
    make_session,
)
from tests.support.staff import sign_in_browser

pytestmark = pytest.mark.django_db(transaction=True)


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(params=[True, False], ids=["javascript", "without-javascript"])
def secretary(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict, live_server: Any) -> Any:
    phone = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": request.param}
    context = browser.new_context(**{**browser_context_args, **phone})
    sign_in_browser(context, live_server.url, leader())
    yield context.new_page()
    context.close()


def test_from_the_call_to_the_act_on_a_phone(secretary: Page, live_server: Any, topics: Topics) -> None:
    make_members(3)
    topics.ask(title="Foro sobre la plaza de mercado")
    page = secretary
    page.goto(f"{live_server.url}/oficina/comite/")
    page.get_by_role("link", name="Convocar sesión").click()
    page.get_by_label("Fecha").fill(timezone.localdate().isoformat())
    page.get_by_label("Hora").fill("00:05")
    page.get_by_label("Lugar").fill("Sala de juntas")
    expect(page.get_by_label("Foro sobre la plaza de mercado")).to_be_checked()
    page.get_by_role("button", name="Convocar").click()
    page.get_by_role("button", name="Empezar la sesión").click()
    for name in ("Ana", "Beto"):
        page.get_by_role("button", name=f"Presente: {name} Ríos").click()
    expect(page.get_by_text("Hay quórum: 2 de 3 con voto")).to_be_visible()
    page.get_by_role("button", name="A favor: Ana Ríos").click()
    page.get_by_role("button", name="Los demás, a favor").click()
    expect(page.get_by_role("button", name="A favor: Beto Ríos")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Aprobado")).to_be_checked()
    page.get_by_label("Condiciones o razones").fill("Con dos moderadores.")
    page.get_by_role("button", name="Registrar la decisión").dblclick()
    expect(page.get_by_text("Decisión: Aprobado.")).to_be_visible()
    assert fits(page)
    page.get_by_role("button", name="Cerrar la sesión").click()
    page.get_by_role("link", name="Escribir el acta").click()
    page.get_by_label("Apertura").fill("Ana abre la sesión.")
    page.get_by_role("button", name="Guardar el borrador").click()
    page.get_by_role("button", name="Emitir el acta").click()
    _read_pdf(_downloaded(page, "Descargar PDF"))
    _read_docx(_downloaded(page, "Descargar Word"))
    assert topics.heard == [Decision.objects.get()]


def _downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return download.value.path().read_bytes()


def _read_pdf(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as document:
        said = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for phrase in ("Ana Ríos", "Carla Ríos", "Ausente", "2 a favor, 0 en contra", "Con dos moderadores.", "Acta 1 de"):
        assert phrase in said


def _read_docx(content: bytes) -> None:
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert "Ana abre la sesión." in text
    assert "Decisión: Aprobado." in text


def test_a_member_votes_by_link_on_a_phone_without_any_program(browser: Browser, live_server: Any) -> None:
    make_members(1)
    consultation = make_consultation(make_matter())
    link = Message.objects.get().values["link"].replace("http://localhost:8000", live_server.url)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    try:
        page = context.new_page()
        page.goto(link)
        page.get_by_label("A favor").check()
        page.get_by_role("button", name="Votar").click()
        expect(page.get_by_role("status")).to_contain_text("Su voto quedó registrado.")
        page.get_by_label("En contra").check()
        page.get_by_role("button", name="Cambiar mi voto").click()
        expect(page.get_by_label("En contra")).to_be_checked()
        assert fits(page)
    finally:
        context.close()
    assert Vote.objects.get().choice == "against"
    assert consultation.items.get().state == "open"


@pytest.fixture
def everything(topics: Topics) -> list[str]:
    """One of each, and the addresses of our screens."""
    make_members(4)
    past = hold(make_session(starts_at=timezone.now() - timedelta(days=7)))
    decision = approve(make_matter("Horario de la emisora"), past)
    close_session(past, actor=leader())
    issue_minutes(Session.objects.get(pk=past.pk), actor=leader())
    session = hold(make_session(topics.ask(), make_matter("Otro")))
    waiting = make_matter("Lo que espera sin fecha")
    consultation = make_consultation(make_matter("Encuesta de medios"))
    office = "/oficina/comite/"
    return [
        office,
        f"{office}asuntos/proponer/",
        f"{office}asuntos/{waiting.pk}/",
        f"{office}sesiones/",
        f"{office}sesiones/convocar/",
        f"{office}sesiones/{session.pk}/",
        f"{office}sesiones/{session.pk}/cancelar/",
        f"{office}sesiones/{session.pk}/acta/",
        f"{office}sesiones/{past.pk}/",
        f"{office}sesiones/{past.pk}/acta/",
        f"{office}consultas/",
        f"{office}consultas/abrir/",
        f"{office}consultas/{consultation.pk}/",
        f"{office}decisiones/",
        f"{office}decisiones/{decision.pk}/",
        f"{office}miembros/",
        f"{office}miembros/agregar/",
        Message.objects.first().values["link"].removeprefix("http://localhost:8000"),
        "/comite/voto/equivocado/",
    ]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nobody_is_hindered_on_any_screen_of_the_committee(
    size: str, page: Page, phone_context: BrowserContext, live_server: Any, everything: list[str]
) -> None:
    screen = page if size == "desk" else phone_context.new_page()
    sign_in_browser(screen.context, live_server.url, leader())
    for path in everything:
        screen.goto(f"{live_server.url}{path}")
        for details in screen.locator(".o-page details").all():
            details.evaluate("element => element.open = true")
        assert_accessible(screen, context=".o-page" if path.startswith("/oficina/") else None)
        assert fits(screen), path
