"""One comment with its whole story, the official answer to it, and the papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pregon.files.public import file_response, store_upload

from .. import rules
from ..access import access_comment, require
from ..domain.errors import Refused
from ..domain.posting import answer_officially, find_typed, post_from_paper
from ..enums import HideReason
from ..forms.office import AnswerForm, PaperForm
from ..models import Comment
from ..targets import describe_threads, find_target


@require_http_methods(["GET", "HEAD", "POST"])
def comment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Text, state, reports and log of a comment; an official answer is written here."""
    comment = access_comment(request.user, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _answered(request, comment, form):
        messages.success(request, _("La respuesta oficial ya se puede leer."))
        return redirect("moderation:comment", pk)
    context: dict[str, Any] = {
        "comment": comment,
        "target": describe_threads([comment.thread])[comment.thread_id],
        "acts": comment.acts.select_related("actor").order_by("id"),
        "reports": comment.reports.order_by("-id")[:50],
        "can_answer": comment.is_visible and comment.parent_id is None,
        "reasons": HideReason.choices,
        "form": form,
    }
    return render(request, "moderation/comment.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The paper behind a comment, for the team only."""
    comment = access_comment(request.user, pk)
    if comment.scan is None:
        raise Http404
    return file_response(comment.scan, inline=True)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, kind: str, object_id: int) -> HttpResponse:
    """Types what came on paper, with its photo."""
    require(rules.can_moderate(request.user))
    target = find_target(kind, object_id)
    if target is None:
        raise Http404
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if request.method == "POST" and form.is_valid():
        comment = _typed(request, kind, object_id, form)
        if comment:
            messages.success(request, _("El aporte de %(name)s ya se puede leer.") % {"name": comment.name})
            return redirect("moderation:paper", kind, object_id)
    context = {"target": target, "form": form}
    return render(request, "moderation/paper.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, comment: Comment, form: AnswerForm) -> bool:
    thread = comment.thread
    try:
        answer_officially(
            kind=thread.kind, object_id=thread.object_id, parent=comment, actor=request.user, **form.cleaned_data
        )
    except Refused as refusal:
        form.add_error("text", refusal.words)
        return False
    return True


def _typed(request: HttpRequest, kind: str, object_id: int, form: PaperForm) -> Comment | None:
    data = dict(form.cleaned_data)
    if known := find_typed(actor=request.user, form_key=data["form_key"]):
        return known
    try:
        data["scan"] = store_upload(upload=data["scan"], actor=request.user)
        return post_from_paper(kind=kind, object_id=object_id, actor=request.user, **data)
    except ValidationError as error:
        form.add_error("scan", error)
    except Refused as refusal:
        form.add_error(refusal.field, refusal.words)
    return None
