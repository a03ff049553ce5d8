"""News that other features publish."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.images.models import AbstractImage

from ..models import NewsPage
from ..queries import news_index

SLUG_LENGTH = 80


@transaction.atomic
def publish_news(
    *,
    title: str,
    summary: str,
    body_html: str,
    picture: AbstractImage | None,
    picture_alt: str,
    actor: AbstractBaseUser | None,
    source_kind: str,
    source_id: str,
) -> NewsPage:
    """Publishes a page at /noticias/; asked again for the same source it brings that page up to date.

    `body_html` is safe HTML already. The address is made of the title once and stays.
    """
    page = _find(source_kind, source_id) or NewsPage(source_kind=source_kind, source_id=source_id)
    page.title, page.summary, page.body = title, summary, body_html
    page.picture, page.picture_alt = picture, picture_alt
    if page.pk is None:
        page.slug = _free_slug(title)
        page.published_on = timezone.localdate()
        page.live = False
        news_index().add_child(instance=page)
    page.save_revision(user=actor).publish(user=actor)
    return page


def withdraw_news(*, source_kind: str, source_id: str, actor: AbstractBaseUser | None) -> None:
    """Takes the source's page off the site; its history stays. Does nothing when there is none."""
    page = _find(source_kind, source_id)
    if page and page.live:
        page.unpublish(user=actor)


def news_url(*, source_kind: str, source_id: str) -> str:
    """The path of the source's page while it is on the site, else ""."""
    page = _find(source_kind, source_id)
    return (page.url or "") if page and page.live else ""


def _find(source_kind: str, source_id: str) -> NewsPage | None:
    page: NewsPage | None = NewsPage.objects.filter(source_kind=source_kind, source_id=source_id).first()
    return page


def _free_slug(title: str) -> str:
    base = slugify(title)[:SLUG_LENGTH].strip("-") or "noticia"
    taken = set(news_index().get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
