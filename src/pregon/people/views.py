"""Screens about one person that Wagtail does not bring."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .domain.second_factor import reset_second_factor
from .models import User
from .rules import can_edit_person


@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks before removing somebody's second factor. One's own is removed at one's own account."""
    person = get_object_or_404(User, pk=pk)
    if not can_edit_person(request.user, person) or person == request.user:
        raise PermissionDenied
    if request.method == "POST":
        if reset_second_factor(person, actor=request.user):
            messages.success(
                request, _("Listo. Al entrar, %(person)s activará otro segundo factor.") % {"person": person}
            )
        else:
            messages.info(request, _("%(person)s no tenía segundo factor.") % {"person": person})
        return redirect("wagtailusers_users:edit", pk)
    return render(request, "people/second_factor.html", {"person": person})
