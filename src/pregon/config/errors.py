"""Faults of the machine become honest answers: a clear text and when to come back, never a bare 500."""

import errno
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from pregon.files.public import MAX_BYTES

DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
RETRY_SECONDS = "5"


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: 503 for a busy or absent database, 507 for a full disk, 500 for our own faults."""
    error = sys.exc_info()[1]
    status = _status_of(error)
    response = HttpResponse(render_to_string("500.html", {"message": _message(status)}), status=status)
    if status != 500:
        response["Retry-After"] = RETRY_SECONDS
    return response


def _status_of(error: BaseException | None) -> int:
    if isinstance(error, OperationalError | InterfaceError):
        return 503
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        return 507
    return 500


def _message(status: int) -> str:
    if status == 500:
        return _("Algo falló de nuestro lado y ya quedó registrado. Vuelva a intentarlo en unos minutos.")
    return _(
        "El servicio está ocupado. Espere unos segundos y vuelva a intentarlo; lo que escribió sigue en su página."
    )


def too_large_page(environ: Mapping[str, Any], max_bytes: int) -> str:
    """The page for a body above `max_bytes`: the limits, and how to go on. No database is asked."""
    megabyte = 1024 * 1024
    context = {
        "limit": max_bytes // megabyte,
        "each": min(MAX_BYTES, max_bytes) // megabyte,
        "municipality": settings.INSTANCE.settings.name,
        "back": _page_before(environ),
    }
    return render_to_string("413.html", context)


def _page_before(environ: Mapping[str, Any]) -> str:
    """The path of the page of ours that the form stood on, or ""."""
    before = urlsplit(environ.get("HTTP_REFERER", ""))
    return before.path if before.netloc and before.netloc == environ.get("HTTP_HOST") else ""
