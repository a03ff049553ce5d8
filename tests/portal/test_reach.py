"""What a citizen with an old phone, a slow network or no JavaScript meets."""

from pathlib import Path

import brotli
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import Browser
from wagtail.images import get_image_model

import pregon.portal
from pregon.portal.public import publish_banner, publish_news, set_identity, set_up_site
from tests.support.accessibility import assert_accessible
from tests.support.people import PASSWORD, make_communications
from tests.support.pictures import noise
from tests.support.weight import assert_light, weigh

CSS = Path(pregon.portal.__file__).parent / "static/portal/css/portal.css"
ACCOUNT = [
    "/cuenta/password/change/",
    "/cuenta/2fa/",
    "/cuenta/2fa/totp/activate/",
    "/cuenta/2fa/webauthn/add/",
    "/cuenta/sesiones/",
    "/cuenta/logout/",
]


def make_picture(number: int):
    return get_image_model().objects.create(
        title=f"Foto {number}", file=ContentFile(noise(number), name=f"foto-{number}.jpg")
    )


def fill_site(*, with_pictures: bool = False):
    set_up_site()
    if with_pictures:
        set_identity(shield=make_picture(0))
    today = timezone.localdate()
    for number in range(20 if with_pictures else 12):
        picture = make_picture(number) if with_pictures else None
        page = publish_news(
            title=f"Jornada de salud número {number} en la vereda El Cristo",
            summary="Vacunación, odontología y control de la presión, gratis y sin cita, de 8 a 3 de la tarde.",
            body_html="<p>Lleve el documento y el carné.</p>" * 8,
            picture=picture,
            picture_alt="Dibujo" if picture else "",
            actor=None,
            source_kind="test",
            source_id=str(number),
        )
    source = {"source_kind": "test", "source_id": "1"}
    publish_banner(
        title="Jornada de salud",
        text="Gratis y sin cita",
        link_text="Conozca más",
        link_url=page.url,
        picture=picture,
        starts_on=today,
        ends_on=today,
        **source,
    )
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/noticias/", "/privacidad/"])
def test_a_page_without_photos_weighs_little(client, path):
    fill_site()
    html = brotli.compress(client.get(path).content, quality=6)
    css = brotli.compress(CSS.read_bytes(), quality=6)
    assert len(html) < 14_000
    assert len(html) + len(css) < 20_000


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/", "/noticias/", "/noticias/?pagina=2", "news"])
def test_a_page_with_photos_is_light_on_a_phone(live_server, phone, path):
    article = fill_site(with_pictures=True)
    weight = weigh(phone, f"{live_server.url}{article.url if path == 'news' else path}")
    assert_light(weight)
    assert sum(".webp" in address for address in weight.parts) in (3, 4, 5)


@pytest.mark.django_db(transaction=True)
def test_a_desk_shows_every_picture_of_the_list(live_server, page):
    fill_site(with_pictures=True)
    page.goto(f"{live_server.url}/noticias/")
    assert [card.is_visible() for card in page.locator(".news-card__picture").all()] == [True] * 12


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/noticias/", "/privacidad/", "/atencion/"])
def test_a_page_asks_nothing_of_third_parties_and_runs_no_script(client, path):
    fill_site()
    html = client.get(path).content.decode()
    assert [sign for sign in ("<script", "<style", "<iframe", " style=", "//cdn", 'src="http') if sign in html] == []


@pytest.mark.django_db(transaction=True)
def test_the_site_is_read_whole_without_javascript(live_server, browser: Browser):
    fill_site()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Noticias").click()
    page.get_by_role("link", name="Jornada de salud número 11").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Jornada de salud número 11 en la vereda El Cristo"
    page.get_by_role("navigation", name="Está en").get_by_role("link", name="Inicio").click()
    assert page.url == f"{live_server.url}/"
    context.close()


@pytest.mark.django_db(transaction=True)
def test_the_first_stop_of_the_keyboard_leads_to_the_content(live_server, page):
    fill_site()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Ir al contenido"
    page.keyboard.press("Enter")
    assert page.url.endswith("#contenido")


@pytest.mark.django_db(transaction=True)
def test_what_a_finger_touches_is_large_enough(live_server, phone):
    fill_site()
    phone.goto(live_server.url)
    small = phone.evaluate(
        """() => [...document.querySelectorAll("a, button")]
            .filter(link => !link.closest(".prose, .skip-link, .breadcrumb"))
            .map(link => [link.textContent.trim(), Math.round(touchable(link))])
            .filter(([, height]) => height < 44);
        function touchable(link) {
            // A link whose card can be touched is as large as the card.
            const whole = getComputedStyle(link, "::after").position === "absolute" && link.closest("article, li");
            return (whole || link).getBoundingClientRect().height;
        }"""
    )
    assert small == []


@pytest.mark.django_db(transaction=True)
def test_the_screens_of_an_account_hinder_nobody(live_server, page, phone):
    set_up_site()
    person = make_communications()
    for screen in (page, phone):
        screen.goto(f"{live_server.url}/cuenta/login/")
        assert_accessible(screen)
        screen.get_by_label("Correo electrónico").fill(person.email)
        screen.get_by_label("Contraseña").fill(PASSWORD)
        screen.get_by_role("button", name="Entrar", exact=True).click()
        screen.wait_for_url("**/oficina/**")
        for path in ACCOUNT:
            screen.goto(f"{live_server.url}{path}")
            if "reauthenticate" in screen.url:
                screen.get_by_label("Contraseña").fill(PASSWORD)
                screen.get_by_role("button", name="Confirmar").click()
            assert_accessible(screen)
            assert screen.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
