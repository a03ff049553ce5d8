"""A comment with all its answers, what was hidden and why, and a reader's report."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..domain.errors import Refused
from ..domain.reporting import report as send_report
from ..enums import HideReason, State
from ..forms.public import ReportForm
from ..links import comment_path
from ..marks import SHORT, device_mark, mark, network_mark
from ..models import Act, Comment
from ..queries.listing import answers_of, shown_comment
from ..queries.tray import LOG_ROWS, acts
from ..targets import describe_threads, find_target, is_open
from .door import Render, citizen_page, remembered
from .places import access_shown

COMMENT = "moderation/comment.html.jinja"
REPORT = "moderation/report.html.jinja"
LOG = "moderation/log.html.jinja"


@require_safe
def comment(request: HttpRequest, pk: int, render: Render) -> HttpResponse:
    """A comment's own page; of a hidden one, that it is hidden and why, and nothing of what it said."""
    shown = shown_comment(pk)
    if shown is None:
        return _gone(request, pk, render)
    row = Comment.objects.select_related("thread").only("thread__kind", "thread__object_id").get(pk=pk)
    target = find_target(row.thread.kind, row.thread.object_id)
    if target is None:
        raise Http404
    answers, after = answers_of(pk, after=request.GET.get("desde", ""))
    context: dict[str, Any] = {
        "title": _("Aporte de %(name)s") % {"name": shown.name},
        "comment": shown,
        "answers": answers,
        "after": after,
        "target": target,
        "is_open": is_open(row.thread.kind, row.thread.object_id),
        "supported": "apoyado" in request.GET,
        "reported": "reportado" in request.GET,
    }
    response = render(request, COMMENT, context)
    response["X-Robots-Tag"] = "noindex"
    return response


@citizen_page
def report(request: HttpRequest, pk: int, render: Render) -> HttpResponse:
    """A reader says what is wrong; told once per device."""
    shown, _thread, target = access_shown(pk)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        who = remembered(request)
        device = mark("participant", who.pk, length=SHORT) if who else device_mark(request)
        row = Comment.objects.get(pk=pk)
        try:
            send_report(comment=row, device=device, network=network_mark(request), **form.cleaned_data)
            return redirect(f"{comment_path(pk)}?reportado=1")
        except Refused as refusal:
            form.add_error("reason", refusal.words)
    context = {"title": _("Reportar un aporte"), "comment": shown, "target": target, "form": form}
    return render(request, REPORT, context, status=422 if form.errors else 200)


@require_safe
def log(request: HttpRequest, render: Render) -> HttpResponse:
    """What was hidden or shown again, and why: no names, no texts."""
    before = request.GET.get("desde", "")
    rows = acts(public=True)
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: LOG_ROWS + 1])
    targets = describe_threads({act.comment.thread for act in found})
    context = {
        "title": _("Registro público de moderación"),
        "entries": [(act, targets[act.comment.thread_id]) for act in found[:LOG_ROWS]],
        "after": found[LOG_ROWS - 1].pk if len(found) > LOG_ROWS else "",
        "reasons": HideReason.labels,
    }
    return render(request, LOG, context, cacheable=False)


def _gone(request: HttpRequest, pk: int, render: Render) -> HttpResponse:
    """A waiting comment is not there yet for anybody but its author."""
    row = Comment.objects.filter(pk=pk, state__in=[State.HIDDEN, State.WITHDRAWN]).select_related("thread").first()
    if row is None:
        raise Http404
    context = {
        "title": _("Este aporte ya no se muestra"),
        "reason": row.get_hide_reason_display() if row.state == State.HIDDEN else "",
        "hidden_on": _hidden_on(row) if row.state == State.HIDDEN else None,
        "target": describe_threads([row.thread])[row.thread_id],
    }
    return render(request, "moderation/gone.html.jinja", context, status=410)


def _hidden_on(row: Comment) -> Any:
    act = Act.objects.filter(comment=row, verb="hide").order_by("-id").first()
    return act.on if act else None
