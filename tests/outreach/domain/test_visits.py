"""Who counts as a visit."""

import pytest

from pregon.outreach.domain.visits import count_visit, is_robot
from pregon.outreach.enums import State
from pregon.outreach.models import Rendition
from pregon.plans.public import Fact
from tests.support.pieces import make_approved, make_rendition

PEOPLE = [
    "Mozilla/5.0 (Linux; Android 13; SM-A135M) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2) AppleWebKit/605.1.15 Version/17.2 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0",
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/119.0 Mobile Safari/537.36 [FBAN/FB4A;FBAV/440.0;]",
    "Mozilla/5.0 (Linux; Android 11; CUBOT X30) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
]
ROBOTS = [
    "",
    "   ",
    "WhatsApp/2.23.20.0 A",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0)",
    "Slackbot-LinkExpanding 1.0",
    "curl/8.4.0",
    "python-requests/2.31",
    "Mozilla/5.0 AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0)",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_is_no_robot(agent: str) -> None:
    assert not is_robot(agent)


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_is_known_by_what_it_says_or_by_its_silence(agent: str) -> None:
    assert is_robot(agent)


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender", "Prefetch"])
def test_fetching_ahead_of_time_is_no_visit(purpose: str) -> None:
    assert is_robot(PEOPLE[0], purpose=purpose)


@pytest.mark.django_db
@pytest.mark.parametrize(("channel", "measure"), [("poster", "scans"), ("banner", "clicks")])
def test_paper_is_scanned_and_the_rest_is_clicked(channel: str, measure: str) -> None:
    count_visit(make_approved(channel))
    assert list(Fact.objects.values_list("measure", "channel")) == [(measure, channel)]


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.WITHDRAWN, State.FAILED])
def test_the_link_of_what_is_not_out_counts_nothing(state: State) -> None:
    rendition = make_rendition("banner")
    Rendition.objects.update(state=state)
    rendition.refresh_from_db()
    count_visit(rendition)
    assert Fact.objects.count() == 0
