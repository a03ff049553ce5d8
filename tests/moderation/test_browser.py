"""Citizens on a cheap phone and the moderator on hers, in a real browser, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.moderation.domain.moderating import appeal, hide
from pregon.moderation.domain.reporting import report
from pregon.moderation.links import own_path
from pregon.moderation.models import Comment
from pregon.moderation.public import answer_officially
from tests.support import browser as chromium
from tests.support.accessibility import assert_accessible
from tests.support.comments import KIND, last_code, make_participant, say
from tests.support.people import make_communications, make_leader
from tests.support.staff import sign_in_browser

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.moderation.urls")]


@pytest.fixture(params=[True, False], ids=["javascript", "without-javascript"])
def citizen(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    options = {**browser_context_args, "viewport": chromium.PHONE, "java_script_enabled": request.param}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_citizen_opines_with_a_code_answers_and_supports(citizen: Page, live_server: Any) -> None:
    luz = say("La escuela necesita techo", by=make_participant("luz@vereda.example", "Luz Dary"))
    citizen.goto(f"{live_server.url}/prueba/1/")
    citizen.get_by_label("Escriba su opinión").fill("El puente necesita barandas")
    citizen.get_by_role("button", name="Continuar").click()
    expect(citizen.get_by_label("Su opinión")).to_have_value("El puente necesita barandas")
    citizen.get_by_label("Su nombre").fill("Ana Gómez")
    citizen.get_by_role("button", name="Enviar").click()
    expect(citizen.get_by_role("alert")).to_contain_text("Escriba su correo")
    expect(citizen.get_by_label("Su opinión")).to_have_value("El puente necesita barandas")
    citizen.get_by_label("Su correo electrónico").fill("ana@vereda.example")
    citizen.get_by_label("Autorizo a la Alcaldía").check()
    citizen.get_by_role("button", name="Enviar").click()
    citizen.get_by_label("Código de 6 números").fill("000000" if last_code() != "000000" else "111111")
    citizen.get_by_role("button", name="Confirmar").click()
    expect(citizen.locator(".errorlist")).to_contain_text("Ese no es el código")
    citizen.get_by_label("Código de 6 números").fill(last_code())
    citizen.get_by_role("button", name="Confirmar").click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Su aporte está publicado")
    citizen.goto(f"{live_server.url}/prueba/1/")
    expect(citizen.locator(".comment")).to_have_count(2)
    citizen.get_by_role("button", name="Apoyar el aporte de Luz Dary").click()
    expect(citizen.get_by_role("status")).to_have_text("Su apoyo quedó contado.")
    citizen.get_by_role("link", name="Responder a Luz Dary").click()
    citizen.get_by_label("Su respuesta").fill("De acuerdo, y ventanas")
    citizen.get_by_role("button", name="Publicar").dblclick()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Su aporte está publicado")
    citizen.goto(f"{live_server.url}/participa/mis-aportes/")
    expect(citizen.locator(".comments__own li")).to_have_count(2)
    luz.refresh_from_db()
    assert (luz.supports, luz.replies, Comment.objects.count()) == (1, 1, 3)


@pytest.fixture
def places() -> list[str]:
    """A conversation with one of each, and its public addresses."""
    officer = make_communications()
    luz = make_participant("luz@vereda.example", "Luz Dary Betancur de la Hoz y Mosquera")
    parent = say("La escuela necesita **techo**.\n\n- Primero\n- Segundo", by=luz)
    answer_officially(kind=KIND, object_id=1, text="Ya hay presupuesto", actor=officer, form_key="k", parent=parent)
    for n in range(4):
        say("Respuesta " + "abcd"[n] * 60, parent=parent, by=make_participant(f"v{n}@v.example", f"Vecino {'abcd'[n]}"))
    waiting = say("Vea www.escuela.example/" + "x" * 90)
    hidden = say("Un insulto", by=make_participant("o@v.example", "Otra"))
    hide(hidden, reason="insults", note="Nota", actor=officer)
    report(comment=parent, reason="insults", note="Mire", device="d", network="n")
    appealed = say("Otro insulto", by=make_participant("p@v.example", "Pedro"))
    hide(appealed, reason="insults", actor=officer)
    appeal(appealed, text="No lo era")
    rows = [hidden, waiting, appealed, parent]
    return [
        "/prueba/1/",
        "/prueba/1/?orden=apoyados",
        "/prueba/950/",
        "/participa/opinar/sample/1/",
        "/participa/moderacion/",
        "/participa/mis-aportes/",
        f"/participa/aportes/{parent.pk}/",
        f"/participa/aportes/{hidden.pk}/",
        *[f"/participa/aportes/{parent.pk}/{part}/" for part in ("responder", "apoyar", "reportar")],
        *[own_path(row) for row in rows],
    ]


def test_nobody_is_hindered_on_a_public_page(page: Page, phone: Page, live_server: Any, places: list[str]) -> None:
    for screen in (phone, page):
        for path in places:
            screen.goto(live_server.url + path)
            assert_accessible(screen)
            assert fits(screen), path
    phone.goto(f"{live_server.url}/participa/opinar/sample/1/")
    phone.get_by_label("Su opinión").fill("x")
    phone.get_by_role("button", name="Enviar").click()
    assert_accessible(phone)
    phone.get_by_role("link", name="Escriba su opinión.").click()
    expect(phone.get_by_label("Su opinión")).to_be_focused()


def test_what_a_finger_touches_is_large_enough(phone: Page, live_server: Any, places: list[str]) -> None:
    for path in places:
        phone.goto(live_server.url + path)
        small = phone.evaluate(
            """() => [...document.querySelectorAll("main a, main button, main summary")]
                .filter(each => !each.closest(".prose, .breadcrumb, .lead, .hint, .comment__quote, p:not([class])"))
                .filter(each => each.getBoundingClientRect().height < 43.5).map(each => each.textContent.trim())"""
        )
        assert small == [], path


OFFICE = ["", "?ver=reportados", "?ver=apelaciones", "personas/?texto=vecino", "bloqueos/", "registro/"]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nobody_is_hindered_in_the_back_office(
    size: str, page: Page, phone_context: BrowserContext, live_server: Any, places: list[str]
) -> None:
    screen = page if size == "desk" else phone_context.new_page()
    sign_in_browser(screen.context, live_server.url, make_leader())
    comment = Comment.objects.filter(state="visible", parent=None).first()
    paths = [*OFFICE, f"aportes/{comment.pk}/", f"personas/{comment.author_id}/", "papel/sample/1/"]
    for path in paths:
        screen.goto(f"{live_server.url}/oficina/moderacion/{path}")
        for details in screen.locator(".o-page details").all():
            details.evaluate("element => element.open = true")
        assert_accessible(screen, context=".o-page")
        assert fits(screen), path


@pytest.mark.parametrize("program", [True, False], ids=["a-phone", "a-desk-without-javascript"])
def test_the_moderator_decides_with_her_thumb(
    program: bool, browser: Browser, browser_context_args: dict[str, Any], live_server: Any
) -> None:
    say("Vea www.escuela.example")
    for n in range(3):
        say(f"Compre www.barato.example/{n}", by=make_participant(f"s{n}@v.example", "Vendedor"))
    size = chromium.PHONE if program else chromium.DESKTOP
    context = browser.new_context(**{**browser_context_args, "viewport": size, "java_script_enabled": program})
    sign_in_browser(context, live_server.url, make_communications())
    screen = context.new_page()
    screen.goto(f"{live_server.url}/oficina/moderacion/")
    screen.get_by_role("button", name="Publicar el aporte de Ana Gómez").click()
    expect(screen.locator(".m-lines > li")).to_have_count(1)
    screen.locator("summary").filter(has_text="el aporte de Vendedor").click()
    screen.get_by_role("button", name="Es publicidad").click()
    expect(screen.locator(".o-empty")).to_contain_text("No hay nada que decidir aquí")
    context.close()
    assert sorted(Comment.objects.values_list("state", flat=True)) == ["hidden", "hidden", "hidden", "visible"]
