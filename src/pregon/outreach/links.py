"""Short links: each rendition's own address, so that a poster is counted like an e-mail."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from .channels.base import channel_of
from .enums import State
from .models import Piece, Rendition


def short_path(rendition: Rendition) -> str:
    """`/r/k7m2qp` under the instance's prefix."""
    return reverse("short_link", args=[rendition.code])


def short_url(rendition: Rendition) -> str:
    """The absolute short address: what a QR holds and a mail links to."""
    return f"{settings.BASE_URL}{short_path(rendition)}"


def short_url_to_read(rendition: Rendition) -> str:
    """The address as people read it aloud or type it: without `https://`."""
    return short_url(rendition).partition("://")[2]


def best_target(piece: Piece) -> str:
    """Where somebody who wants to know more should land: the piece's link, else its news page, else home."""
    if piece.link:
        return piece.link
    news = piece.renditions.filter(channel="website", state=State.PUBLISHED).first()
    return news_target(news) if news else home_path()


def news_target(news: Rendition) -> str:
    """The news page while it is on the site, else home."""
    return channel_of(news).public_url(news) or home_path()


def safe_target(url: str) -> str:
    """The address when it is http(s) or a path of this site; home for anything else."""
    parts = urlsplit(url)
    is_web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    is_own_path = url.startswith("/") and not parts.netloc and not url.startswith(("//", "/\\"))
    return url if is_web or is_own_path else home_path()


def home_path() -> str:
    """The home page's path."""
    return reverse("wagtail_serve", args=[""])
