"""What somebody said: all of it on a remembered device, one comment by its personal link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..domain.acting import ENTER
from ..domain.errors import ChallengeWanted, Refused
from ..domain.moderating import appeal, withdraw
from ..domain.verification import ask_code
from ..enums import State
from ..forms.public import AppealForm, IdentityForm
from ..links import own_path
from ..marks import network_mark
from ..models import Appeal, Comment, Participant
from ..queries.people import own_comments
from ..targets import describe_threads
from ..wording import moment_words
from .door import Render, citizen_page, forget, remembered
from .places import access_own

MINE = "moderation/mine.html.jinja"
OWN = "moderation/own.html.jinja"


@citizen_page
def mine(request: HttpRequest, render: Render) -> HttpResponse:
    """«Mis aportes»; who is not remembered gets a code first."""
    person = remembered(request)
    if person:
        return own_list(request, render, person)
    form = IdentityForm(request.POST if request.method == "POST" else None)
    del form.fields["printed"]
    context = {"title": _("Mis aportes"), "form": form, "person": None}
    if request.method == "POST" and form.passes():
        try:
            asked = ask_code(
                contact=form.cleaned_data["contact"],
                name="",
                act={"do": ENTER},
                network=network_mark(request),
                challenged=form.challenged,
            )
            return redirect("comment_code", token=asked.token)
        except Refused as refusal:
            form.refuse(refusal.field, refusal.words)
        except ChallengeWanted:
            form.ask_question()
    return render(request, MINE, context, status=422 if form.errors else 200)


@citizen_page
def leave(request: HttpRequest, render: Render) -> HttpResponse:
    """This device forgets the person: for a shared telephone or an internet café."""
    response = redirect("comment_mine")
    return forget(response) if request.method == "POST" else response


@citizen_page
def own(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    """A comment as its author sees it: where it stands, why, and what can be done."""
    comment = access_own(token)
    form = AppealForm(request.POST if "text" in request.POST else None)
    if request.method == "POST" and _done(request, comment, form):
        return redirect(f"{own_path(comment)}?hecho=1")
    made = Appeal.objects.filter(comment=comment).first()
    context: dict[str, Any] = {
        "title": _own_title(comment),
        "comment": comment,
        "state": State(comment.state),
        "target": describe_threads([comment.thread])[comment.thread_id],
        "appeal": made,
        "can_appeal": comment.state == State.HIDDEN and made is None,
        "can_withdraw": comment.state != State.WITHDRAWN,
        "form": form,
        "review_by": moment_words(comment.review_by),
        "answer_by": moment_words(made.answer_by) if made else "",
        "is_new": "recien" in request.GET,
    }
    return render(request, OWN, context, status=422 if form.errors else 200)


def own_list(request: HttpRequest, render: Render, person: Participant) -> HttpResponse:
    """The list of a person who has shown who they are."""
    context = {"title": _("Mis aportes"), "person": person, "own": own_comments(person), "own_path": own_path}
    return render(request, MINE, context)


def _done(request: HttpRequest, comment: Comment, form: AppealForm) -> bool:
    if request.POST.get("que") == "retirar":
        withdraw(comment)
        return True
    if not form.is_valid():
        return False
    try:
        appeal(comment, text=form.cleaned_data["text"])
    except Refused as refusal:
        form.add_error("text", refusal.words)
        return False
    return True


def _own_title(comment: Comment) -> str:
    return {
        State.WAITING: _("Su aporte está en revisión"),
        State.VISIBLE: _("Su aporte está publicado"),
        State.HIDDEN: _("Su aporte está oculto"),
        State.WITHDRAWN: _("Retiró este aporte"),
    }[State(comment.state)]
