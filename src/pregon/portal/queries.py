"""Reading the portal."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Page as NumberedPage
from django.core.paginator import Paginator
from django.db.models import QuerySet

from .models import Banner, NewsIndexPage, NewsPage

NEWS_PER_PAGE = 12


def current_banners(today: date) -> QuerySet[Banner]:
    """The banners of a day, in their order."""
    return Banner.objects.filter(starts_on__lte=today, ends_on__gte=today).select_related("picture")


def live_news() -> QuerySet[NewsPage]:
    """All published news, newest first."""
    return NewsPage.objects.live().select_related("picture").order_by("-published_on", "-pk")


def latest_news(count: int, *, but: NewsPage | None = None) -> list[NewsPage]:
    """The newest news, leaving one out."""
    news = live_news().exclude(pk=but.pk) if but else live_news()
    return list(news[:count])


def news_page_number(number: str) -> NumberedPage[NewsPage]:
    """A numbered page of the news list; a number that is none gives the first, one too large the last."""
    return Paginator(live_news(), NEWS_PER_PAGE).get_page(number)


def news_index() -> NewsIndexPage:
    """The parent of all news."""
    return NewsIndexPage.objects.get()
