"""The page of jobs in the back office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult

from . import rules
from .domain.settle import NotParked, retry_parked
from .queries import label_of, overview


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """What runs, waits, failed and comes back by itself."""
    _require(rules.can_see_jobs(request.user))
    context = {"jobs": overview(), "can_retry": rules.can_retry_jobs(request.user)}
    return render(request, "jobs/list.html", context)


@require_POST
def job_retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Puts a parked job back in the queue."""
    _require(rules.can_retry_jobs(request.user))
    row = get_object_or_404(DBTaskResult, pk=pk)
    try:
        retry_parked(row)
    except NotParked:
        messages.warning(request, _("Ese trabajo ya no está detenido."))
    else:
        messages.success(request, _("«%(job)s» se intentará de nuevo.") % {"job": label_of(row.task_path)})
    return redirect("jobs:list")


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
