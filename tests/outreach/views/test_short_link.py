"""`/r/<code>`: leads on and counts people."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from pregon.outreach.domain.publish import approve, publish
from pregon.outreach.links import safe_target
from pregon.outreach.models import Piece, Rendition
from pregon.plans.public import Fact
from tests.support.pieces import make_approved, make_piece, make_rendition, officer

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Linux; Android 13; SM-A135M) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def visit(client: Client, rendition: Rendition, agent: str = PHONE, **headers: str):
    return client.get(f"/r/{rendition.code}", headers={"User-Agent": agent, **headers})


def test_a_person_is_led_on_and_counted(client: Client) -> None:
    rendition = make_approved("poster", link="https://tramites.example/certificado")
    answer = visit(client, rendition)
    assert (answer.status_code, answer["Location"]) == (302, "https://tramites.example/certificado")
    fact = Fact.objects.get()
    assert (fact.measure, fact.channel, fact.action) == ("scans", "poster", rendition.piece.action)


def test_no_cookie_is_set_and_nothing_is_kept_by_caches(client: Client) -> None:
    answer = visit(client, make_approved("poster"))
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("agent", ["", "WhatsApp/2.23", "Googlebot/2.1", "curl/8.4"])
def test_a_robot_is_led_on_and_not_counted(client: Client, agent: str) -> None:
    assert visit(client, make_approved("poster"), agent).status_code == 302
    assert Fact.objects.count() == 0


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose", "X-Moz"])
def test_fetching_ahead_is_not_counted(client: Client, name: str) -> None:
    visit(client, make_approved("poster"), **{name: "prefetch"})
    assert Fact.objects.count() == 0


def test_asking_for_the_head_is_not_counted(client: Client) -> None:
    answer = client.head(f"/r/{make_approved('poster').code}", headers={"User-Agent": PHONE})
    assert (answer.status_code, Fact.objects.count()) == (302, 0)


def test_whoever_reloads_is_one_visit_and_another_device_is_another(client: Client) -> None:
    rendition = make_approved("poster")
    for agent in (PHONE, PHONE, PHONE.replace("13", "14")):
        visit(client, rendition, agent)
    assert Fact.objects.count() == 2
    cache.clear()
    visit(client, rendition)
    assert Fact.objects.count() == 3


def test_telephones_behind_one_proxy_are_different_visits(client: Client) -> None:
    rendition = make_approved("poster")
    for number in range(3):
        visit(client, rendition, **{"X-Forwarded-For": f"190.0.0.{number}"})
    assert Fact.objects.count() == 3


def test_a_flood_from_a_program_is_led_on_and_not_written_down(client: Client, monkeypatch) -> None:
    monkeypatch.setattr("pregon.outreach.domain.visits.MOST_PER_MINUTE", 5)
    rendition = make_approved("poster")
    with time_machine.travel(datetime(2026, 3, 3, 10, 0, tzinfo=UTC), tick=False):
        answers = {visit(client, rendition, f"{PHONE} {number}").status_code for number in range(20)}
    assert (answers, Fact.objects.count()) == ({302}, 5)


def test_a_code_is_read_aloud_in_capitals_and_typed_with_a_slash(client: Client) -> None:
    rendition = make_approved("poster")
    for path in (f"/r/{rendition.code.upper()}", f"/r/{rendition.code}/"):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize("code", ["zzzzzz", "x", "a" * 200])
def test_an_unknown_code_is_the_page_for_addresses_that_are_not_there(client: Client, code: str) -> None:
    answer = client.get(f"/r/{code}", headers={"User-Agent": PHONE})
    assert answer.status_code == 404
    assert "No encontramos esa página" in answer.content.decode()


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post(f"/r/{make_approved('poster').code}").status_code == 405


def test_without_a_link_it_leads_to_the_news_and_before_them_home(client: Client) -> None:
    piece = make_piece("website", "poster", title="Feria")
    news, poster = piece.renditions.get(channel="website"), piece.renditions.get(channel="poster")
    assert visit(client, poster)["Location"] == "/"
    approve(news, actor=officer())
    publish(news, actor=officer())
    assert visit(client, poster)["Location"] == "/noticias/feria/"
    assert visit(client, news)["Location"] == "/noticias/feria/"


def test_a_draft_of_news_leads_home_and_not_to_itself(client: Client) -> None:
    assert visit(client, make_rendition())["Location"] == "/"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "//otro.example/"])
def test_a_bad_link_in_the_database_leads_home(client: Client, link: str) -> None:
    rendition = make_approved("poster")
    Piece.objects.update(link=link)
    assert visit(client, rendition)["Location"] == "/"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://gov.example/a?b#c", "https://gov.example/a?b#c"),
        ("/noticias/feria/", "/noticias/feria/"),
        ("//otro.example", "/"),
        ("/\\otro.example", "/"),
        ("https:///sin-casa", "/"),
        ("", "/"),
    ],
)
def test_a_target_is_of_the_web_or_of_this_site(url: str, safe: str) -> None:
    assert safe_target(url) == safe


def test_a_visit_asks_the_database_little(client: Client, django_assert_max_num_queries) -> None:
    rendition = make_approved("poster", link="https://tramites.example/")
    with django_assert_max_num_queries(6):
        visit(client, rendition)
