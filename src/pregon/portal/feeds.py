"""News for readers and radio stations that follow by RSS."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.translation import gettext as _

from .addresses import home_path
from .queries import NewsCard, latest_news

ENTRIES = 20


class NewsFeed(Feed):
    """/noticias/rss/."""

    def title(self) -> str:
        return _("Noticias de la Alcaldía de %(name)s") % {"name": settings.INSTANCE.settings.name}

    def link(self) -> str:
        return f"{home_path()}noticias/"

    def description(self) -> str:
        return _("Lo que la Alcaldía publica.")

    def items(self) -> list[NewsCard]:
        return latest_news(ENTRIES)

    def item_title(self, item: NewsCard) -> str:
        return item.title

    def item_description(self, item: NewsCard) -> str:
        return item.summary

    def item_link(self, item: NewsCard) -> str:
        return item.url or ""

    def item_pubdate(self, item: NewsCard) -> datetime:
        return timezone.make_aware(datetime.combine(item.published_on, time(8)))
