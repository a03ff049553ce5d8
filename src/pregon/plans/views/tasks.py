"""Marking tasks as done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..access import access_task_to_finish
from ..domain.tasks import complete_task, reopen_task


@require_POST
def task_done(request: HttpRequest, pk: int) -> HttpResponse:
    """The task is done; pressing twice changes nothing more."""
    task = access_task_to_finish(request.user, pk)
    if complete_task(task, actor=request.user):
        messages.success(request, _("Hecha: «%(title)s».") % {"title": task.title})
    return redirect(_next(request, task.action_id))


@require_POST
def task_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """The task was not done after all."""
    task = access_task_to_finish(request.user, pk)
    if reopen_task(task, actor=request.user):
        messages.success(request, _("Reabierta: «%(title)s».") % {"title": task.title})
    return redirect(_next(request, task.action_id))


def _next(request: HttpRequest, action_id: int) -> str:
    """Back to the page where the button was, never out of the site."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("plans:action", args=[action_id]) + "#tareas"
