from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from pregon.portal.page_cache.generation import generation_file, read_generation
from pregon.portal.public import (
    publish_banner,
    publish_news,
    purge_pages,
    set_identity,
    set_up_site,
    withdraw_banner,
    withdraw_news,
)
from pregon.portal.tasks import follow_schedules

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/noticias/",
    "/terminos/",
    "/privacidad/",
    "/cookies/",
    "/derechos-de-autor/",
    "/accesibilidad/",
    "/mapa-del-sitio/",
    "/atencion/",
]


@pytest.fixture(autouse=True)
def site():
    return set_up_site()


def news(number=1, **changes):
    fields = {
        "title": f"Noticia {number}",
        "summary": "Resumen",
        "body_html": "<p>Texto</p>",
        "picture": None,
        "picture_alt": "",
        "actor": None,
        "source_kind": "test",
        "source_id": str(number),
        **changes,
    }
    return publish_news(**fields)


def banner(number=1, *, starts=0, ends=3, link="/"):
    today = timezone.localdate()
    return publish_banner(
        title=f"Banner {number}",
        text="",
        link_text="Conozca más",
        link_url=link,
        picture=None,
        starts_on=today + timedelta(days=starts),
        ends_on=today + timedelta(days=ends),
        source_kind="test",
        source_id=str(number),
    )


@pytest.mark.parametrize("path", PUBLIC)
def test_a_new_site_answers_at_its_stable_addresses_without_cookies(client, path):
    response = client.get(path)
    assert (response.status_code, response.cookies, response.headers.get("Vary")) == (200, {}, None)
    assert response.headers["X-Pregon-Cache"] == "page"


def test_setting_the_site_up_twice_changes_nothing(site):
    assert set_up_site() == site
    assert site.get_children().count() == 6


def test_news_are_published_once_per_source_and_keep_their_address(client):
    first = news()
    second = news(title="Otro título")
    assert (second.pk, second.url) == (first.pk, first.url)
    assert "Otro título" in client.get(first.url).content.decode()


def test_two_news_of_the_same_title_have_their_own_addresses():
    assert news(1, title="Jornada").url != news(2, title="Jornada").url


def test_withdrawn_news_leave_the_site(client):
    page = news()
    withdraw_news(source_kind="test", source_id="1", actor=None)
    assert client.get(page.url).status_code == 404
    assert "Noticia 1" not in client.get("/noticias/").content.decode()


def test_a_withdrawn_news_can_come_back(client):
    news()
    withdraw_news(source_kind="test", source_id="1", actor=None)
    assert client.get(news().url).status_code == 200


def test_the_banner_shows_from_its_first_to_its_last_day(client):
    banner(1, starts=0, ends=0)
    banner(2, starts=1, ends=2)
    banner(3, starts=-3, ends=-1)
    html = client.get("/").content.decode()
    assert [f"Banner {number}" in html for number in (1, 2, 3)] == [True, False, False]


def test_a_withdrawn_banner_is_gone(client):
    banner()
    withdraw_banner(source_kind="test", source_id="1")
    assert "Banner 1" not in client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_page_needs_two_queries(client, count, django_assert_num_queries):
    for number in range(count):
        news(number)
        banner(number)
    client.get("/")
    with django_assert_num_queries(2):
        client.get("/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_news_list_needs_one_query(client, count, django_assert_num_queries):
    for number in range(count):
        news(number)
    client.get("/noticias/")
    with django_assert_num_queries(1):
        client.get("/noticias/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_piece_of_news_needs_two_queries(client, count, django_assert_num_queries):
    page, *_others = [news(number) for number in range(count)]
    client.get(page.url)
    with django_assert_num_queries(2):
        client.get(page.url)


def test_news_say_what_to_do_next(client):
    page = news(link_text="Haga el trámite", link_url="https://www.gov.co/tramite")
    assert (
        '<a class="button" href="https://www.gov.co/tramite">Haga el trámite</a>'
        in client.get(page.url).content.decode()
    )


@pytest.mark.parametrize(
    "publish", [lambda: news(link_url="javascript:alert(1)"), lambda: banner(link="//evil.example")]
)
def test_a_link_that_is_a_script_or_leads_astray_is_refused(publish):
    with pytest.raises(ValidationError):
        publish()


def test_news_leave_the_day_after_they_expire(client):
    page = news(expires_on=timezone.localdate())
    assert client.get(page.url).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        follow_schedules.call()
        assert client.get(page.url).status_code == 404


def test_the_list_has_pages_of_twelve_and_no_more(client):
    for number in range(13):
        news(number)
    first, second = client.get("/noticias/").content.decode(), client.get("/noticias/?pagina=2").content.decode()
    assert (first.count('class="news-card"'), second.count('class="news-card"')) == (12, 1)
    assert 'rel="next" href="?pagina=2"' in first
    assert 'rel="prev" href="/noticias/"' in second


@pytest.mark.parametrize("number", ["0", "-1", "01", "3", "x", "99999", "1.5"])
def test_a_page_of_the_list_that_is_not_there_is_not_found(client, number):
    news()
    assert client.get(f"/noticias/?pagina={number}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/noticias/", "/terminos/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, path, method):
    assert getattr(client, method)(path).status_code == 405


def test_the_attention_page_says_how_to_reach_the_town_hall(client):
    set_identity(phone="604 831 56 13", email="contacto@segovia.example", address="Carrera 50 # 50-32")
    html = client.get("/atencion/").content.decode()
    for words in ('href="tel:+576048315613"', 'href="mailto:contacto@segovia.example"', "Carrera 50 # 50-32"):
        assert words in html


def test_the_security_file_names_a_contact_and_a_date(client):
    assert client.get("/.well-known/security.txt").status_code == 404
    set_identity(email="contacto@segovia.example")
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:contacto@segovia.example" in text
    assert "Expires: 20" in text


def test_the_identity_shows_on_every_page_as_soon_as_it_changes(client):
    client.get("/")
    set_identity(address="Una dirección nueva")
    assert "Una dirección nueva" in client.get("/terminos/").content.decode()


def test_there_is_no_door_for_closed_pages(client):
    assert client.get("/_util/login/").status_code == 404


def test_an_unknown_address_says_so_in_spanish(client):
    response = client.get("/no-existe/")
    assert response.status_code == 404
    assert "No encontramos esa página" in response.content.decode()


def test_text_of_people_is_never_html(client):
    page = news(title="<script>alert(1)</script>", summary='"><img src=x onerror=alert(1)>')
    for path in (page.url, "/", "/noticias/"):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_rss_sitemap_and_robots_answer(client):
    page = news()
    assert page.url in client.get("/noticias/rss/").content.decode()
    assert page.url in client.get("/sitemap.xml").content.decode()
    assert "Disallow: /oficina/" in client.get("/robots.txt").content.decode()


@pytest.mark.django_db(transaction=True)
def test_publishing_changes_the_stamp_of_kept_pages():
    set_up_site()
    file = str(generation_file())
    for change in (news, banner, purge_pages):
        before = read_generation(file)
        change()
        assert read_generation(file) != before


@pytest.mark.django_db(transaction=True)
def test_people_find_nothing_that_hinders_them(live_server, page, phone):
    from tests.support.accessibility import assert_accessible

    set_up_site()
    banner()
    article = news()
    for screen in (page, phone):
        for path in ("/", "/noticias/", article.url, "/privacidad/", "/mapa-del-sitio/", "/atencion/", "/nada/"):
            screen.goto(f"{live_server.url}{path}")
            assert_accessible(screen)
            width = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert width <= 0, path


def test_the_contact_page_promises_only_what_there_is(client):
    set_up_site()
    page = client.get("/atencion/")
    assertContains(page, "todavía no ha publicado sus datos de contacto")
    assertNotContains(page, "Le decimos qué hacer")
    set_identity(phone="604 831 40 00", hours="Lunes a viernes")
    page = client.get("/atencion/")
    assertContains(page, "Llámenos. Le decimos qué hacer y a dónde ir.")
    assertContains(client.get("/"), "Teléfono y horario.")
    set_identity(email="contacto@segovia.example", address="Calle 1")
    assertContains(client.get("/atencion/"), "Llámenos, escríbanos o venga.")
