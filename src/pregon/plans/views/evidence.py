"""Proofs: sent from a phone, shown to whoever sees the plan."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pregon.files.public import file_response

from .. import rules
from ..access import access_action, access_evidence
from ..domain.evidence import register_evidence
from ..forms.evidence import EvidenceForm
from ..models import Action
from .places import action_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_add(request: HttpRequest, pk: int) -> HttpResponse:
    """One screen for one thumb: photo, place, day, words."""
    action = access_action(request.user, pk, may=rules.can_add_evidence)
    form = EvidenceForm(request.POST, request.FILES) if request.method == "POST" else EvidenceForm()
    if form.is_bound and form.is_valid() and _registered(form, action, request):
        messages.success(request, _("La evidencia quedó registrada."))
        return redirect(reverse("plans:action", args=[action.pk]) + "#hecho")
    context = {"form": form, "action": action, "crumbs": action_crumbs(action)}
    return render(request, "plans/evidence.html", context, status=422 if form.errors else 200)


def _registered(form: EvidenceForm, action: Action, request: HttpRequest) -> bool:
    """Whether the proof was kept; if not, the form says why."""
    data = form.cleaned_data
    try:
        register_evidence(
            action=action,
            actor=request.user,
            taken_on=data["taken_on"],
            submission=data["submission"],
            upload=form.upload,
            url=data["url"],
            place=data["place"],
            note_text=data["note"],
            is_public=data["is_public"],
        )
    except ValidationError as error:
        _explain(form, error)
        return False
    return True


def _explain(form: EvidenceForm, error: ValidationError) -> None:
    for name, problems in error.message_dict.items():
        field = form.upload_field if name == "file" else name
        form.add_error(field if field in form.fields else "photo", problems)


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The photo or file of a proof; pictures show in the page."""
    evidence = access_evidence(request.user, pk)
    assert evidence.file  # noqa: S101 - the fetcher only answers those with a file
    return file_response(evidence.file, inline=True)
