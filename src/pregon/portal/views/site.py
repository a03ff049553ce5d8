"""The map of the site, what robots read, and the page for addresses that are not there."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..layout import contact_ways, identity, render_public
from ..models import ContentPage

# The standard asks for less than a year.
SECURITY_VALID = timedelta(days=180)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page a person may look for, in one list."""
    pages = ContentPage.objects.live().order_by("path")
    return render_public(
        request, "portal/site_map.html.jinja", {"title": _("Mapa del sitio"), "pages": pages}, cacheable=True
    )


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the town hall: the identity's data as a page."""
    title = _("Atención a la ciudadanía")
    context = {"title": title, "ways": contact_ways()}
    return render_public(request, "portal/contact.html.jinja", context, cacheable=True)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what is public."""
    lines = ["User-agent: *", "Disallow: /oficina/", "Disallow: /cuenta/", "Disallow: /r/"]
    text = "\n".join([*lines, f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness of this site (RFC 9116); nothing to say while there is no mail address."""
    address = identity().email
    if not address:
        raise Http404
    expires = (timezone.now() + SECURITY_VALID).strftime("%Y-%m-%dT00:00:00Z")
    lines = [f"Contact: mailto:{address}", f"Expires: {expires}", "Preferred-Languages: es, en"]
    lines.append(f"Canonical: {settings.BASE_URL}{request.path}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler400`. The host may be the wrong one, so nothing of the site is asked for."""
    message = _("La dirección que pidió no es válida. Revísela o entre por la página de inicio.")
    return HttpResponse(message, status=400, content_type="text/plain; charset=utf-8")


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
