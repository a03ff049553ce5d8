"""The moderators' tray, made for a phone: what waits, what readers report, who asks for another look."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from .. import rules
from ..access import access_appeal, access_comment, require
from ..domain.errors import Refused
from ..domain.moderating import decide_appeal, hide_all, show_all, withdraw
from ..enums import HideReason
from ..forms.office import DecisionForm, HideForm
from ..models import Comment
from ..queries.tray import alike, lines_of, open_appeals, open_comments_of, pending, reported_lines, waiting_groups

TABS = ("espera", "reportados", "apelaciones")
# A press answers within seconds; what is left comes with the next press.
MOST_AT_ONCE = 500


@require_safe
def tray(request: HttpRequest) -> HttpResponse:
    """What waits; texts that are alike are one line."""
    require(rules.can_moderate(request.user))
    tab = request.GET.get("ver", "")
    tab = tab if tab in TABS else TABS[0]
    number = _page_number(request)
    context: dict[str, Any] = {"tab": tab, "numbers": pending(), "reasons": HideReason.choices, "number": number}
    if tab == "espera":
        context["lines"], context["has_more"] = waiting_groups(number)
    elif tab == "reportados":
        context["lines"] = reported_lines()
    else:
        context["appeals"] = _appeals(request)
    return render(request, "moderation/tray.html", context)


@require_POST
def hide_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Hides one comment, or all that wait with a text like its own (`todos`)."""
    comment = access_comment(request.user, pk)
    form = HideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Elija el motivo: el autor lo va a leer."))
        return _back(request)
    group = _group(request, comment)
    done = hide_all(group, actor=request.user, **form.cleaned_data)
    _say(request, done, group, ngettext("%(n)d aporte oculto.", "%(n)d aportes ocultos.", done))
    return _back(request)


@require_POST
def show_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows one comment, or all that wait with a text like its own."""
    comment = access_comment(request.user, pk)
    group = _group(request, comment)
    done = show_all(group, actor=request.user)
    _say(request, done, group, ngettext("%(n)d aporte publicado.", "%(n)d aportes publicados.", done))
    return _back(request)


@require_POST
def withdraw_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back an official answer."""
    comment = access_comment(request.user, pk)
    if comment.official and withdraw(comment, actor=request.user):
        messages.success(request, _("La respuesta oficial ya no se muestra."))
    return redirect("moderation:comment", pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grants an appeal or not, with words for the author."""
    made = access_appeal(request.user, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return _back(request)
    try:
        grant = request.POST.get("decision") == "publicar"
        done = decide_appeal(made, grant=grant, answer=form.cleaned_data["answer"], actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.words)
    else:
        said = _("Respondida. Le avisamos al autor.") if done else _("Otra persona ya la había respondido.")
        messages.success(request, said)
    return _back(request)


def hide_open_comments(request: HttpRequest, participant: Any, reason: str) -> int:
    """Hides what of a person's comments is in view or waits."""
    return hide_all(open_comments_of(participant, limit=MOST_AT_ONCE), reason=reason, actor=request.user)


def _group(request: HttpRequest, comment: Comment) -> list[Comment]:
    return alike(comment, limit=MOST_AT_ONCE) if request.POST.get("todos") else [comment]


def _say(request: HttpRequest, done: int, group: list[Comment], words: str) -> None:
    if not done:
        messages.warning(request, _("Otra persona ya lo había decidido."))
        return
    left = _(" Quedan más iguales: repita para seguir.") if len(group) == MOST_AT_ONCE else ""
    messages.success(request, words % {"n": done} + left)


def _back(request: HttpRequest) -> HttpResponse:
    """Where the press came from, within the back office."""
    wanted = request.POST.get("volver", "")
    is_ours = wanted.startswith(reverse("moderation:tray")) and url_has_allowed_host_and_scheme(wanted, None)
    return redirect(wanted if is_ours and wanted.isprintable() else reverse("moderation:tray"))


def _appeals(request: HttpRequest) -> list[Any]:
    found = list(open_appeals()[:25])
    targets = {line.comment.pk: line.target for line in lines_of([made.comment for made in found])}
    is_alone = rules.moderates_alone(request.user)
    return [
        (made, targets[made.comment_id], rules.can_decide_appeal(request.user, made, is_alone=is_alone))
        for made in found
    ]


def _page_number(request: HttpRequest) -> int:
    wanted = request.GET.get("pagina", "")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else 0
