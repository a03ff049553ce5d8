"""Wagtail's editor under our content policy, in a real browser."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect
from wagtail.images import get_image_model

from pregon.people.public import User
from pregon.portal.models import NewsIndexPage, NewsPage
from pregon.portal.public import publish_news, set_up_site
from tests.support.people import PASSWORD
from tests.support.pictures import jpeg
from tests.support.staff import sign_in_browser, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site_manager() -> User:
    return User.objects.create_superuser("sitio@segovia.example", PASSWORD, first_name="Wílmar")


@pytest.fixture
def news() -> NewsPage:
    set_up_site()
    return publish_news(
        title="Jornada",
        summary="Resumen",
        body_html="<p>Texto</p>",
        picture=None,
        picture_alt="",
        actor=None,
        source_kind="test",
        source_id="1",
    )


@pytest.fixture
def desk(context: BrowserContext, live_server, site_manager: User) -> Page:
    sign_in_browser(context, live_server.url, site_manager)
    return context.new_page()


@pytest.fixture
def errors(desk: Page) -> list[str]:
    """What the browser's console complains of."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{desk.url}: {message.text}")

    desk.on("console", note)
    desk.on("pageerror", lambda error: found.append(f"{desk.url}: {error}"))
    return found


def test_no_screen_of_the_editor_makes_the_browser_complain(
    desk: Page, errors: list[str], live_server, news: NewsPage
) -> None:
    index = NewsIndexPage.objects.get().pk
    for path in (
        f"pages/{news.pk}/edit/",
        f"pages/add/portal/newspage/{index}/",
        f"pages/{index}/edit/",
        f"pages/{index}/",
        f"pages/{news.pk}/history/",
        f"pages/{news.pk}/move/",
        "images/",
        "documents/",
        "settings/portal/municipalidentity/",
        "redirects/add/",
        "users/",
        "account/",
    ):
        answer = desk.goto(f"{live_server.url}/oficina/{path}", wait_until="networkidle")
        assert answer is not None
        assert answer.ok, path
    assert errors == []


def test_a_page_is_scheduled_with_the_date_picker(desk: Page, errors: list[str], live_server, news: NewsPage) -> None:
    desk.goto(f"{live_server.url}/oficina/pages/{news.pk}/edit/", wait_until="networkidle")
    desk.get_by_role("button", name="Estado", exact=False).first.click()
    desk.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    field = desk.locator("#id_go_live_at")
    field.click()
    day = desk.locator("#schedule-publishing-dialog .xdsoft_datetimepicker:visible .xdsoft_date:not(.xdsoft_disabled)")
    expect(day.first).to_be_visible()
    day.last.click()
    expect(field).not_to_have_value("")
    assert errors == []


def test_a_picture_is_chosen(desk: Page, errors: list[str], live_server, news: NewsPage) -> None:
    get_image_model().objects.create(title="Parque", file=ContentFile(jpeg(), name="parque.jpg"))
    desk.goto(f"{live_server.url}/oficina/pages/{news.pk}/edit/", wait_until="networkidle")
    desk.get_by_role("button", name="Seleccionar una imagen").first.click()
    desk.locator(".modal-body a", has_text="Parque").first.click()
    expect(desk.locator("#id_picture")).not_to_have_value("")
    assert errors == []


def test_inline_styles_are_let_in_where_pages_are_written_and_nowhere_else(site_manager: User, news: NewsPage) -> None:
    client = signed_in(site_manager)
    policies = {
        path: client.get(path).headers["Content-Security-Policy"]
        for path in (f"/oficina/pages/{news.pk}/edit/", "/oficina/", "/")
    }
    assert ["unsafe-inline" in policy for policy in policies.values()] == [True, False, False]
    assert all("script-src 'self';" in f"{policy};" for policy in policies.values())
