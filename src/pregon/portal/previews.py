"""News and banners as they will look, before anything is published: the same templates, unsaved rows."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils import timezone
from wagtail.images.models import AbstractImage

from pregon.moderation.public import comment_page

from .models import NEWS_COMMENTS, Banner, HomePage, NewsPage


def preview_news(
    request: HttpRequest,
    *,
    title: str,
    summary: str,
    body_html: str,
    picture: AbstractImage | None,
    picture_alt: str,
    link_text: str = "",
    link_url: str = "",
    takes_comments: bool = False,
    when: str = "",
) -> HttpResponse:
    """The news page that `publish_news` would make of the same values."""
    page = NewsPage(title=title, summary=summary, body=body_html, picture=picture, picture_alt=picture_alt)
    page.when = when
    page.published_on, page.link_text, page.link_url = timezone.localdate(), link_text, link_url
    said = comment_page(kind=NEWS_COMMENTS, object_id=0) if takes_comments else None
    context = {**page.get_context(request), "said": said, "current_path": ""}
    return HttpResponse(get_template(NewsPage.template).render(context, request))


def preview_banner(
    request: HttpRequest,
    *,
    title: str,
    text: str,
    link_text: str,
    picture: AbstractImage | None,
    starts_on: date,
    ends_on: date,
) -> HttpResponse:
    """The home page with this banner alone at its top."""
    banner = Banner(title=title, text=text, link_text=link_text, link_url="#", picture=picture)
    banner.starts_on, banner.ends_on = starts_on, ends_on
    home = HomePage.objects.get()
    context = {**home.get_context(request), "banners": [banner], "current_path": ""}
    return HttpResponse(get_template(HomePage.template).render(context, request))
