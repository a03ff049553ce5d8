"""The ways back up, and telling the person what happened."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import rules
from ..models import Consultation, Session

Crumb = tuple[str, str]


def committee_crumb() -> Crumb:
    return _("Comité"), reverse("committee:home")


def source_url(source: Session | Consultation) -> str:
    """Where a session or consultation is seen."""
    name = "committee:session" if isinstance(source, Session) else "committee:consultation"
    return reverse(name, args=[source.pk])


def source_crumbs(source: Session | Consultation) -> list[Crumb]:
    return [committee_crumb(), (str(source), source_url(source))]


def tell(request: HttpRequest, error: ValidationError) -> None:
    """Says what was wrong, in the words of the domain."""
    messages.error(request, " ".join(error.messages))


def back_to(source: Session | Consultation, anchor: str = "") -> HttpResponse:
    """To the page of the session or consultation, at the place where the button was."""
    return redirect(source_url(source) + (f"#{anchor}" if anchor else ""))


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file made for this answer. Never kept by a cache."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def permissions(user: Any) -> dict[str, bool]:
    """What the person may, for templates."""
    return {
        "can_run": rules.can_run_committee(user),
        "can_see": rules.can_see_sessions(user),
        "can_propose": rules.can_propose(user),
        "can_change_members": rules.can_change_members(user),
    }
