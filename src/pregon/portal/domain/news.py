"""News that other features publish."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.images.models import AbstractImage

from ..enums import Comments
from ..models import NewsPage
from ..queries import news_index
from ..validators import validate_link_target

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
    link_text: str = "",
    link_url: str = "",
    takes_comments: bool = False,
    when: str = "",
    expires_on: date | None = None,
) -> NewsPage:
    """Publishes a page at /noticias/; asked again for the same source it brings that page up to date.

    `body_html` is safe HTML already. The address is made of the title once and stays. `link_text` and `link_url` are
    what to do next; `when` says the days and the place of what is announced; after the day `expires_on` the page leaves
    the site. Raises `ValidationError` for a bad link.
    """
    if link_url:
        validate_link_target(link_url)
    page = _find(source_kind, source_id) or NewsPage(source_kind=source_kind, source_id=source_id)
    page.title, page.summary, page.when, page.body = title, summary, when, body_html
    page.picture, page.picture_alt = picture, picture_alt
    page.link_text, page.link_url = link_text, link_url
    page.comments = _comments_state(page, takes_comments)
    page.expire_at = _end_of(expires_on) if expires_on else None
    if page.pk is None:
        page.slug = _free_slug(title)
        page.published_on = timezone.localdate()
        page.live = False
        news_index().add_child(instance=page)
    # Who may publish was asked by whoever calls; `actor` is for the history and needs no right on Wagtail's pages.
    page.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)
    page.refresh_from_db()
    return page


def withdraw_news(*, source_kind: str, source_id: str, actor: AbstractBaseUser | None) -> None:
    """Takes the source's page off the site; its history stays. Does nothing when there is none."""
    page = _find(source_kind, source_id)
    if page and page.live:
        UnpublishPageAction(page, user=actor).execute(skip_permission_checks=True)


def news_url(*, source_kind: str, source_id: str) -> str:
    """The path of the source's page while it is on the site, else ""."""
    page = _find(source_kind, source_id)
    return (page.url or "") if page and page.live else ""


def _comments_state(page: NewsPage, takes_comments: bool) -> Comments:
    """What was said once stays in view: comments that were open close and do not go."""
    if takes_comments:
        return Comments.OPEN
    return Comments.CLOSED if page.comments else Comments.NONE


def _find(source_kind: str, source_id: str) -> NewsPage | None:
    page: NewsPage | None = NewsPage.objects.filter(source_kind=source_kind, source_id=source_id).first()
    return page


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _free_slug(title: str) -> str:
    base = slugify(title)[:SLUG_LENGTH].strip("-") or "noticia"
    taken = set(news_index().get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
