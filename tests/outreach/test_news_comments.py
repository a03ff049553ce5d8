"""Comments on news."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pregon.moderation.domain.moderating import hide
from pregon.moderation.public import Refused, post_comment
from pregon.outreach.channels.website.channel import WebsiteChannel
from pregon.outreach.models import Rendition
from pregon.outreach.public import approve, publish
from pregon.plans.public import Fact, measure_for
from pregon.portal.public import NEWS_COMMENTS, NewsPage, set_up_site
from tests.support.comments import make_participant
from tests.support.pieces import make_rendition, officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site() -> None:
    set_up_site()


def make_news(*, comments: bool = True) -> NewsPage:
    rendition = make_rendition("website")
    rendition.overrides = {"comments": comments}
    rendition.save()
    approve(rendition, actor=officer())
    publish(rendition, actor=officer())
    return NewsPage.objects.get(source_id=str(rendition.pk))


def comment(page: NewsPage, text: str = "¿Y los domingos?", number: int = 0):
    person = make_participant(f"p{number}@vereda.example", "Ana Gómez")
    return post_comment(kind=NEWS_COMMENTS, object_id=page.pk, author=person, name=person.name, text=text)


def text_of(page: NewsPage) -> str:
    return Client().get(page.url).content.decode()


def total() -> int:
    return sum(int(fact.amount) for fact in Fact.objects.filter(measure="news_comments"))


def test_people_comment_below_the_news_and_it_counts_for_its_action() -> None:
    page = make_news()
    assert f"/participa/opinar/news/{page.pk}/" in text_of(page)
    comment(page)
    assert "¿Y los domingos?" in text_of(page)
    fact = Fact.objects.get(measure="news_comments")
    assert fact.action == Rendition.objects.get(pk=page.source_id).piece.action
    assert measure_for("Comentarios recibidos") == "news_comments"


def test_what_is_hidden_leaves_the_page_and_the_count() -> None:
    page = make_news()
    hide(comment(page, "Palabra fea."), reason="insults", actor=officer())
    assert "Palabra fea" not in text_of(page)
    assert total() == 0


def test_news_take_no_comments_unless_somebody_says_so() -> None:
    page = make_news(comments=False)
    assert "/participa/" not in text_of(page)
    with pytest.raises(Refused):
        comment(page)


def test_what_was_said_stays_in_view_when_no_more_is_taken() -> None:
    page = make_news()
    comment(page)
    rendition = Rendition.objects.get(pk=page.source_id)
    rendition.approved_content["comments"] = False
    WebsiteChannel().publish(rendition, actor=officer())
    page.refresh_from_db()
    assert "¿Y los domingos?" in text_of(page)
    assert "Ya no se reciben aportes aquí" in text_of(page)


def test_a_piece_that_was_withdrawn_takes_its_comments_with_it(client: Client) -> None:
    page = make_news()
    said = comment(page)
    NewsPage.objects.filter(pk=page.pk).update(live=False)
    assert client.get(f"/participa/aportes/{said.pk}/").status_code == 404
    assert client.get(f"/participa/opinar/news/{page.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_with_one_comment_as_with_three(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = make_news()
    for number in range(count):
        comment(page, f"Opinión {number}", number)
    client.get(page.url)
    with django_assert_num_queries(4):
        client.get(page.url)
