"""Who comes in, and from where: the device that was remembered, and forms of our own pages only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from ..models import Participant

View = Callable[..., HttpResponse]
Render = Callable[..., HttpResponse]

REMEMBERED_FOR = timedelta(weeks=8)
_PREFIX = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""
COOKIE = f"{_PREFIX}pregon_aporta"


def citizen_page(view: View) -> View:
    """A page with a form that anybody may send, made new for each visitor.

    Where the form stands is often a page kept for all visitors: it can hold no token of one of them. So what is sent
    must come from a page of this site (`Sec-Fetch-Site`, else `Origin`), and the cookie that remembers a person never
    travels with what another site sends (`SameSite`).
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "POST"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
        if request.method == "POST" and not comes_from_our_pages(request):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(never_cache(guarded))


def comes_from_our_pages(request: HttpRequest) -> bool:
    """Whether a form was sent by a page of this site. A program that says nothing carries nobody's cookie."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return origin in own and bool(urlsplit(origin).netloc)


def remembered(request: HttpRequest) -> Participant | None:
    """The person whom this device's cookie names."""
    try:
        number = _signer().unsign(request.COOKIES.get(COOKIE, ""), max_age=REMEMBERED_FOR)
    except BadSignature:
        return None
    return Participant.objects.filter(pk=int(number)).first()


def remember(response: HttpResponse, participant: Participant) -> HttpResponse:
    """Eight weeks on this device, on the pages of taking part only."""
    response.set_cookie(
        COOKIE,
        _signer().sign(str(participant.pk)),
        max_age=REMEMBERED_FOR,
        path=_path(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """This device no longer knows who it was."""
    response.delete_cookie(COOKIE, path=_path(), samesite="Lax")
    return response


def _path() -> str:
    return reverse("comment_mine").removesuffix("mis-aportes/")


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="pregon.moderation.device")
