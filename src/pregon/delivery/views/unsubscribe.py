"""Leaving the list: a page that asks, and one press in the mail program (RFC 8058)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..domain.suppress import InvalidToken, message_of_token, unsubscribe

TEMPLATE = "delivery/unsubscribe.html.jinja"
Render = Callable[..., HttpResponse]


# The link itself is the proof; a mail program that presses it has no session and no form.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe_page(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    """GET only asks, because mail scanners follow links; POST takes the person off. `render` is the site's layout."""
    response = _answer(request, token, render)
    # Search engines come by links that somebody pasted somewhere.
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    try:
        message = message_of_token(token)
    except InvalidToken:
        return render(request, TEMPLATE, {"title": _("Este enlace ya no sirve"), "step": "invalid"}, status=404)
    context: dict[str, Any] = {"title": _("No recibir más correos"), "step": "ask", "address": veiled(message.address)}
    if request.method == "POST":
        unsubscribe(message)
        context |= {"title": _("Listo: no le escribiremos más"), "step": "done"}
    return render(request, TEMPLATE, context)


def veiled(address: str) -> str:
    """`ma•••@gmail.com`: enough for its owner, not for somebody to whom the mail was forwarded."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:2]}•••@{domain}"
