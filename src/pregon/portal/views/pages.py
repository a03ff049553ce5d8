"""Wagtail's pages, with the site found once and not for every visitor."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Site
from wagtail.views import serve as wagtail_serve

from ..page_cache.memory import remember


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at `path`. An instance is one municipality and has one site, under whatever host it is asked for."""
    request._wagtail_site = remember("site", _the_site)  # type: ignore[attr-defined]
    response: HttpResponseBase = wagtail_serve(request, path)
    return response


def _the_site() -> Site | None:
    site: Site | None = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return site
