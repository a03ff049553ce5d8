"""Faults of the machine become honest answers: a clear text and when to come back, never a bare 500."""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

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
