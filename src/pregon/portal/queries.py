"""Reading the portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from .addresses import home_path
from .models import Banner, NewsIndexPage, NewsPage

NEWS_PER_PAGE = 12
CARD_FIELDS = ("title", "url_path", "published_on", "summary", "picture_id")


@dataclass(frozen=True)
class NewsCard:
    """A piece of news as lists show it."""

    title: str
    url: str
    published_on: date
    summary: str
    picture_id: int | None


@dataclass(frozen=True)
class NewsListing:
    """One numbered page of the list. How many there are is not counted: it costs more than the page."""

    cards: list[NewsCard]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1


def current_banners(today: date) -> QuerySet[Banner]:
    """The banners of a day, in their order."""
    return Banner.objects.filter(starts_on__lte=today, ends_on__gte=today)


def live_news() -> QuerySet[NewsPage]:
    """All published news, newest first."""
    return NewsPage.objects.filter(live=True).order_by("-published_on", "-page_ptr_id")


def latest_news(count: int, *, but: NewsPage | None = None) -> list[NewsCard]:
    """The newest news, leaving one out."""
    rows = live_news().values_list("pk", *CARD_FIELDS)[: count + 1]
    left_out = but.pk if but else None
    return [_card(*row) for pk, *row in rows if pk != left_out][:count]


def news_listing(number: int) -> NewsListing:
    """A numbered page of the news list, from 1; an empty one past the end."""
    start = (number - 1) * NEWS_PER_PAGE
    rows = list(live_news().values_list(*CARD_FIELDS)[start : start + NEWS_PER_PAGE + 1])
    return NewsListing([_card(*row) for row in rows[:NEWS_PER_PAGE]], number, len(rows) > NEWS_PER_PAGE)


def news_index() -> NewsIndexPage:
    """The parent of all news."""
    return NewsIndexPage.objects.get()


def _card(title: str, url_path: str, *rest: object) -> NewsCard:
    # Wagtail's path begins with the home page's own slug, which addresses leave out.
    return NewsCard(title, f"{home_path()}{url_path.split('/', 2)[2]}", *rest)  # type: ignore[arg-type]
