"""Each channel as the real thing."""

import io

import pypdfium2
import pytest
from django.conf import settings
from django.test import Client
from PIL import Image
from pytest_django.asserts import assertContains

from pregon.outreach.models import Rendition
from tests.support.pieces import make_approved, make_rendition, officer
from tests.support.qr import read_qr
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return signed_in(officer())


def preview(office: Client, rendition: Rendition):
    return office.get(f"/oficina/difusion/canal/{rendition.pk}/vista/")


def test_news_are_previewed_in_the_portals_own_page(office: Client) -> None:
    page = preview(office, make_rendition(body="Traiga **su cédula**."))
    assertContains(page, "<strong>su cédula</strong>")
    assertContains(page, "portal/css/portal.css")


def test_a_banner_is_previewed_on_the_home_page(office: Client) -> None:
    page = preview(office, make_rendition("banner", title="Feria de empleo"))
    assertContains(page, "banner--first")
    assertContains(page, "Feria de empleo")


def test_a_mail_is_previewed_without_anything_that_runs_or_leads_away(office: Client) -> None:
    page = preview(office, make_rendition("email"))
    assertContains(page, "No quiero recibir más correos")
    assertContains(page, 'href="#"')
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "sandbox" in page["Content-Security-Policy"]


def test_a_poster_is_previewed_as_a_picture(office: Client) -> None:
    answer = preview(office, make_rendition("poster"))
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (612, 792)


def test_words_that_do_not_fit_the_paper_break_nothing(office: Client) -> None:
    assert preview(office, make_rendition("poster", title="Desoxirribonucleico" * 4)).status_code == 422


def test_hostile_words_stay_words(office: Client) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    for channel in ("website", "banner", "email"):
        page = preview(office, make_rendition(channel, title=hostile, summary=hostile, body=hostile))
        assert "<img src=x" not in page.content.decode()


@pytest.mark.parametrize(("paper", "size"), [("carta", (612, 792)), ("a4", (595, 842))])
def test_the_poster_prints_with_a_text_layer_and_a_qr_of_its_short_link(office: Client, paper, size) -> None:
    rendition = make_approved("poster", title="Feria de empleo")
    answer = office.get(f"/oficina/difusion/canal/{rendition.pk}/afiche-{paper}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    page = pypdfium2.PdfDocument(answer.content)[0]
    assert tuple(round(length) for length in page.get_size()) == size
    text = " ".join(page.get_textpage().get_text_bounded().split())
    for words in ("Feria de empleo", f"/r/{rendition.code}", "Segovia"):
        assert words in text
    assert read_qr(page.render(scale=2).to_pil()) == f"{settings.BASE_URL}/r/{rendition.code}"


@pytest.mark.parametrize("paper", ["carta", "papiro"])
def test_there_is_nothing_to_print_before_approval_nor_on_other_paper(office: Client, paper: str) -> None:
    rendition = make_rendition("poster") if paper == "carta" else make_approved("poster")
    assert office.get(f"/oficina/difusion/canal/{rendition.pk}/afiche-{paper}.pdf").status_code == 404


def test_news_are_not_printed(office: Client) -> None:
    assert office.get(f"/oficina/difusion/canal/{make_approved().pk}/afiche-carta.pdf").status_code == 404
