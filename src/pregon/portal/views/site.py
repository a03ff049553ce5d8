"""The map of the site, what robots read, and the page for addresses that are not there."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..layout import render_public
from ..models import ContentPage


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page a person may look for, in one list."""
    pages = ContentPage.objects.live().order_by("path")
    return render_public(
        request, "portal/site_map.html.jinja", {"title": _("Mapa del sitio"), "pages": pages}, cacheable=True
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what is public."""
    lines = ["User-agent: *", "Disallow: /oficina/", "Disallow: /cuenta/", "Disallow: /r/"]
    text = "\n".join([*lines, f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`."""
    context = {
        "title": _("No encontramos esa página"),
        "message": _("Revise la dirección o vuelva al inicio: puede que la página haya cambiado de lugar."),
        "current_path": "",
    }
    return render_public(request, "portal/message.html.jinja", context, status=404)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler403`."""
    context = {
        "title": _("No tiene permiso para esta página"),
        "message": _("Si la necesita para su trabajo, pídale el permiso a quien administra el sitio."),
        "current_path": "",
    }
    return render_public(request, "portal/message.html.jinja", context, status=403)
