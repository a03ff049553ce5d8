"""The spine, from the desk to the street, in a real browser: one text goes out, arrives, is proved and counts."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.conf import settings as instance_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pregon.jobs.public import run_pending
from pregon.outreach.models import Piece, Rendition
from pregon.plans.public import Action, Fact, value_of
from pregon.portal.public import set_up_site
from tests.delivery.conftest import use_sink
from tests.delivery.sink import Sink, running_sink
from tests.support.accessibility import assert_accessible
from tests.support.pictures import jpeg
from tests.support.pieces import make_approved, make_list, make_piece, officer
from tests.support.plans import make_action, make_indicator
from tests.support.qr import read_qr
from tests.support.staff import sign_in_browser

pytestmark = [pytest.mark.django_db(transaction=True)]

TITLE = "Pida en línea su certificado de residencia"
TELEPHONE = "Mozilla/5.0 (Linux; Android 13; SM-A135M) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A real mail server; started from another thread, for the browser's driver runs a loop in this one."""
    opened = running_sink()
    with ThreadPoolExecutor(1) as elsewhere:
        running = elsewhere.submit(opened.__enter__).result()
        use_sink(settings, running)
        yield running
        elsewhere.submit(opened.__exit__, None, None, None).result()


@pytest.fixture
def action() -> Action:
    """An action with an indicator that counts contents, and somebody to write to."""
    set_up_site()
    make_list(2)
    action = make_action(title="Divulgar los trámites que se hacen en línea")
    make_indicator(action, goal=12)
    return action


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "foto.jpg"
    file.write_bytes(jpeg((1600, 1067)))
    return file


@pytest.fixture(params=["desk", "phone"])
def screen(request: pytest.FixtureRequest, live_server: Any) -> Page:
    """A desk of 1280 px and a phone of 360 px, signed in."""
    page: Page = request.getfixturevalue("page" if request.param == "desk" else "phone")
    sign_in_browser(page.context, live_server.url, officer())
    return page


def indicator_value(action: Action) -> int:
    return int(value_of(action.indicators.get()))


def write(page: Page, photo: Path) -> None:
    """Fills the composer; it saves by itself."""
    page.get_by_label("Título", exact=False).first.fill(TITLE)
    page.get_by_label("Resumen", exact=False).first.fill("Llega a su correo en dos días, sin filas y sin pagar.")
    page.get_by_label("Texto", exact=False).first.fill("Solo necesita **su cédula**.\n\n- Entre\n- Llene el formulario")
    for channel in ("Banner", "Correo electrónico", "Afiche"):
        page.get_by_role("checkbox", name=channel).check()
    page.get_by_label("Descripción de la foto").fill("Una mujer mira su celular")
    page.get_by_label("Subir una foto").set_input_files(photo)
    expect(page.locator("[data-picture] img")).to_be_visible()
    expect(page.locator("[data-saved]")).to_contain_text("Guardado a las")


def choose_recipients(page: Page) -> None:
    page.locator("#email > summary").click()
    page.locator("#email").get_by_role("link", name="Completar").click()
    page.get_by_label("Juntas de acción comunal").check()
    page.get_by_role("button", name="Guardar para este canal").click()


def test_from_the_action_to_the_site_the_mailbox_the_wall_and_the_number(
    screen: Page, browser: Browser, live_server: Any, action: Action, photo: Path, sink: Sink, client: Client
) -> None:
    page, base = screen, live_server.url
    page.goto(f"{base}/oficina/plan/acciones/{action.pk}/")
    page.get_by_role("link", name="Difundir").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nueva pieza")
    assert_accessible(page, context=".o-page")

    write(page, photo)
    expect(page.locator("#website iframe")).to_be_visible()
    preview = page.frame_locator("#website iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    choose_recipients(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert_accessible(page, context=".o-page")

    page.get_by_role("button", name="Aprobar los 4 canales").click()
    page.get_by_role("button", name="Publicar ahora en 2 canales").click()
    assert indicator_value(action) == 2

    page.locator("[data-next]").get_by_role("link", name="Enviar…").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enviar a 2 direcciones")
    assert_accessible(page, context=".o-page")
    page.get_by_role("button", name="Enviar a 2 direcciones").click()
    run_pending()
    page.reload()
    expect(page.locator("#email .u-accounting")).to_contain_text("2 entregados")
    assert indicator_value(action) == 3

    _see_it_as_a_citizen(browser, base)
    _read_the_mail(sink)
    _hang_it(page, base, photo, client)
    assert indicator_value(action) == 4
    _open_the_number(page, base, action)


def _see_it_as_a_citizen(browser: Browser, base: str) -> None:
    citizen = browser.new_context()
    page = citizen.new_page()
    page.goto(f"{base}/")
    expect(page.locator(".banner").get_by_role("heading", name=TITLE)).to_be_visible()
    page.goto(f"{base}/noticias/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("article strong").first).to_have_text("su cédula")
    assert_accessible(page)
    citizen.close()


def _read_the_mail(sink: Sink) -> None:
    assert sink.addresses() == ["junta0@veredas.example", "junta1@veredas.example"]
    message = sink.received[0].message
    html, text = (message.get_body((kind,)).get_content() for kind in ("html", "plain"))
    link = f"{instance_settings.BASE_URL}/r/{Rendition.objects.get(channel='email').code}"
    assert message["Subject"] == TITLE
    assert link in text
    assert f'href="{link}"' in html
    assert message["List-Unsubscribe"].strip("<>") in text


def _hang_it(page: Page, base: str, photo: Path, client: Client) -> None:
    poster = Rendition.objects.get(channel="poster")
    page.locator("[data-next]").get_by_role("link", name="Imprimir y poner").click()
    address = page.get_by_role("link", name="Imprimir en carta").get_attribute("href")
    pdf = page.request.get(f"{base}{address}").body()
    _read_the_poster(pdf, poster)
    _follow_the_qr(client, poster)

    page.get_by_label("Lugar").fill("Cartelera del hospital")
    page.get_by_role("button", name="Agregar lugar").click()
    expect(page.locator(".u-place")).to_contain_text("Cartelera del hospital")
    assert_accessible(page, context=".o-page")
    page.get_by_label("Tomar la foto").set_input_files(photo)
    page.get_by_role("button", name="Enviar la foto").click()
    expect(page.locator(".u-proofs img")).to_have_js_property("complete", True)
    assert_accessible(page, context=".o-page")


def _read_the_poster(pdf: bytes, poster: Rendition) -> None:
    sheet = pypdfium2.PdfDocument(BytesIO(pdf))[0]
    words = " ".join(sheet.get_textpage().get_text_bounded().split())
    assert "certificado de residencia" in words
    assert read_qr(sheet.render(scale=2).to_pil()) == f"{instance_settings.BASE_URL}/r/{poster.code}"


def _follow_the_qr(client: Client, poster: Rendition) -> None:
    """As a telephone does that was held before the paper."""
    answer = client.get(f"/r/{poster.code}", headers={"User-Agent": TELEPHONE})
    assert answer["Location"].startswith("/noticias/pida-en-linea")
    assert Fact.objects.filter(measure="scans").count() == 1


def _open_the_number(page: Page, base: str, action: Action) -> None:
    page.goto(f"{base}/oficina/plan/indicadores/{action.indicators.get().pk}/")
    expect(page.locator(".o-page")).to_contain_text("4")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page).to_have_url(f"{base}/oficina/difusion/{Piece.objects.get().pk}/#poster")


def test_without_javascript_ordinary_buttons_do_the_same(
    browser: Browser, browser_context_args: dict[str, Any], live_server: Any, action: Action, photo: Path
) -> None:
    context: BrowserContext = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    sign_in_browser(context, live_server.url, officer())
    page = context.new_page()
    page.goto(f"{live_server.url}/oficina/difusion/nueva/?accion={action.pk}")
    page.get_by_label("Título", exact=False).first.fill(TITLE)
    page.get_by_label("Resumen", exact=False).first.fill("Sin filas.")
    page.get_by_label("Texto", exact=False).first.fill("Solo necesita su cédula.")
    page.get_by_label("Descripción de la foto").fill("Una mujer mira su celular")
    page.get_by_label("Subir una foto").set_input_files(photo)
    page.get_by_role("checkbox", name="Afiche").check()
    page.get_by_role("button", name="Guardar y ver cómo queda").click()
    page.get_by_role("button", name="Aprobar los 2 canales").click()
    page.get_by_role("button", name="Publicar ahora").first.click()
    page.locator("[data-next]").get_by_role("link", name="Imprimir y poner").click()
    page.get_by_label("Lugar").fill("Parque principal")
    page.get_by_role("button", name="Agregar lugar").click()
    page.get_by_label("Tomar la foto").set_input_files(photo)
    page.get_by_role("button", name="Enviar la foto").click()
    expect(page.locator(".u-proofs")).to_contain_text("Parque principal")
    assert indicator_value(action) == 2
    assert Piece.objects.get().picture is not None
    context.close()


def test_a_photo_taken_without_signal_waits_in_the_phone_and_goes_when_it_is_back(
    phone_context: BrowserContext, live_server: Any, photo: Path
) -> None:
    set_up_site()
    poster = make_approved("poster")
    sign_in_browser(phone_context, live_server.url, officer())
    phone = phone_context.new_page()
    phone.goto(f"{live_server.url}/oficina/difusion/canal/{poster.pk}/calle/")
    phone.get_by_label("Lugar").fill("Vereda El Cenizo")
    phone.get_by_role("button", name="Agregar lugar").click()
    phone.get_by_label("Tomar la foto").set_input_files(photo)
    phone_context.set_offline(True)
    phone.get_by_role("button", name="Enviar la foto").click()
    expect(phone.locator("[data-queue]")).to_contain_text("Falta enviar 1 foto.")
    assert_accessible(phone, context=".o-page")
    assert Fact.objects.count() == 0
    phone_context.set_offline(False)
    expect(phone.locator(".u-proofs")).to_contain_text("Vereda El Cenizo", timeout=15_000)
    assert Fact.objects.filter(measure="contents_published").count() == 1


def test_of_two_tabs_the_second_sees_both_texts_and_decides(page: Page, live_server: Any) -> None:
    set_up_site()
    piece = make_piece(title="Como estaba")
    sign_in_browser(page.context, live_server.url, officer())
    page.goto(f"{live_server.url}/oficina/difusion/{piece.pk}/")
    Piece.objects.update(title="De la otra persona")
    page.get_by_label("Título", exact=False).first.fill("Lo mío")
    expect(page.locator("[data-conflict]")).to_contain_text("De la otra persona")
    expect(page.locator("[data-conflict]")).to_contain_text("Lo mío")
    assert Piece.objects.get().title == "De la otra persona"
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Guardado a las")
    assert Piece.objects.get().title == "Lo mío"


@pytest.mark.parametrize(
    "path", ["", "nueva/", "{piece}/", "canal/{website}/", "canal/{website}/retirar/", "canal/{poster}/calle/"]
)
def test_axe_finds_nothing_on_any_page(screen: Page, live_server: Any, path: str) -> None:
    set_up_site()
    piece = make_piece("website", "poster", "email", body="")
    rows = {row.channel: row.pk for row in piece.renditions.all()}
    if "retirar" in path:
        Rendition.objects.filter(pk=rows["website"]).update(state="published")
    screen.goto(f"{live_server.url}/oficina/difusion/{path.format(piece=piece.pk, **rows)}")
    expect(screen.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(screen, context=".o-page")
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
