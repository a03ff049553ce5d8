"""The code: one field, the text beside it, and a way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..carriers import carriers
from ..domain.acting import COMMENT, ENTER, FOLLOW, carry_out
from ..domain.errors import Refused
from ..domain.verification import check_code, find_verification, send_again
from ..forms.public import CodeForm
from ..links import comment_path, follow_path
from ..marks import network_mark
from ..models import Participant, Verification
from ..targets import find_target
from .door import Render, citizen_page, remember
from .mine import own_list
from .writing import after

CODE = "moderation/code.html.jinja"


@citizen_page
def code(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    """Takes the code and does what it was asked for."""
    waiting = find_verification(token)
    if waiting is None:
        return render(request, CODE, {"title": _("Esta página ya venció"), "waiting": None}, status=404)
    if request.method != "POST":
        return _page(request, render, token, waiting, CodeForm())
    if "otro" in request.POST:
        return _send_another(request, render, token, waiting)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            person = check_code(waiting, code=form.cleaned_data["code"], network=network_mark(request))
        except Refused as refusal:
            form.add_error("code", refusal.words)
        else:
            return remember(_go_on(request, render, token, waiting, person), person)
    return _page(request, render, token, waiting, form, status=422)


def _go_on(
    request: HttpRequest, render: Render, token: str, waiting: Verification, person: Participant
) -> HttpResponse:
    try:
        outcome = carry_out(waiting.act, participant=person, network=network_mark(request))
    except Refused as refusal:
        return _page(request, render, token, waiting, CodeForm(), status=422, refusal=refusal.words)
    if outcome.do == ENTER:
        # Shown in this very answer: a device that keeps no cookies sees it, too.
        return own_list(request, render, person)
    return after(outcome)


def _send_another(request: HttpRequest, render: Render, token: str, waiting: Verification) -> HttpResponse:
    if waiting.used_at is None:
        try:
            send_again(waiting, network=network_mark(request))
        except Refused as refusal:
            return _page(request, render, token, waiting, CodeForm(), status=422, refusal=refusal.words)
    return redirect(f"{request.path}?otro=1")


def _page(
    request: HttpRequest,
    render: Render,
    token: str,
    waiting: Verification,
    form: CodeForm,
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    act = waiting.act
    context: dict[str, Any] = {
        "title": _("Escriba el código"),
        "waiting": waiting,
        "form": form,
        "where": carriers[waiting.contact_kind].veil(waiting.contact),
        "text": act.get("text", ""),
        "correct_url": _correct_url(act, token),
        "refusal": refusal,
        "sent_again": "otro" in request.GET,
    }
    return render(request, CODE, context, status=status)


def _correct_url(act: dict[str, Any], token: str) -> str:
    """Back to the form, with everything that was typed."""
    if act["do"] == FOLLOW:
        return follow_path(act["kind"], act["object_id"])
    if act["do"] != COMMENT:
        return comment_path(act["comment"]) if "comment" in act else reverse("comment_mine")
    if act["parent"]:
        return f"{reverse('comment_answer', args=[act['parent']])}?borrador={token}"
    if find_target(act["kind"], act["object_id"]) is None:
        return ""
    return f"{reverse('comment_write', args=[act['kind'], act['object_id']])}?borrador={token}"
