"""The act: draft, preview, issue, copies."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pregon.documents.public import DocumentRefused, render_pdf
from pregon.files.public import file_response

from .. import rules
from ..access import access_consultation, access_minutes, access_session
from ..domain.minutes import (
    ChangedMeanwhile,
    Source,
    draft_minutes,
    file_name,
    issue_minutes,
    minutes_of,
    preview_document,
    stamp_of,
    upload_signed_copy,
)
from ..enums import SessionState
from ..forms.minutes import DraftForm, SignedCopyForm
from ..models import Minutes, Session
from .places import download, permissions, source_crumbs, tell

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def session_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The act of a session."""
    return _page(request, access_session(request.user, pk, may=_may(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def consultation_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The act of a consultation."""
    return _page(request, access_consultation(request.user, pk, may=_may(request)))


@require_safe
def session_draft_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as it would be printed."""
    return _draft_pdf(access_session(request.user, pk))


@require_safe
def consultation_draft_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as it would be printed."""
    return _draft_pdf(access_consultation(request.user, pk))


@require_POST
def session_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives the act its number."""
    return _issue(request, access_session(request.user, pk, may=rules.can_run_committee))


@require_POST
def consultation_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives the act its number."""
    return _issue(request, access_consultation(request.user, pk, may=rules.can_run_committee))


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The act as it was issued."""
    minutes = access_minutes(request.user, pk)
    assert minutes.pdf is not None  # noqa: S101 - every issued act has one
    return file_response(minutes.pdf)


@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same words, to be edited and filed."""
    minutes = access_minutes(request.user, pk)
    # Loaded when it is asked for: an idle process does without python-docx.
    from ..word_document import write_act

    return download(write_act(minutes.document or {}), f"{file_name(minutes)}.docx", DOCX)


@require_safe
def signed(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The signed copy."""
    minutes = access_minutes(request.user, pk)
    if minutes.signed is None:
        raise Http404
    return file_response(minutes.signed)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps the signed copy."""
    minutes = access_minutes(request.user, pk, may=rules.can_run_committee)
    form = SignedCopyForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(_url(minutes.source))
    try:
        upload_signed_copy(minutes, form.cleaned_data["file"], actor=request.user)
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("La copia firmada quedó guardada."))
    return redirect(_url(minutes.source))


def _may(request: HttpRequest) -> object:
    """Members read, the secretary writes."""
    return rules.can_run_committee if request.method == "POST" else rules.can_see_sessions


def _page(request: HttpRequest, source: Source) -> HttpResponse:
    minutes, conflict = minutes_of(source), {}
    items = list(source.items.select_related("matter"))
    form = DraftForm(request.POST if request.method == "POST" else None, minutes, items)
    if request.method == "POST" and form.is_valid():
        try:
            draft_minutes(source, form.texts, stamp=form.cleaned_data["stamp"], actor=request.user)
        except ChangedMeanwhile as meanwhile:
            conflict = meanwhile.texts
        except ValidationError as error:
            tell(request, error)
            return redirect(_url(source))
        else:
            messages.success(request, _("El borrador quedó guardado."))
            return redirect(_url(source))
    return _shown(request, source, minutes, form, conflict)


def _shown(
    request: HttpRequest, source: Source, minutes: Minutes, form: DraftForm, conflict: dict[str, str]
) -> HttpResponse:
    context = {
        "source": source,
        "is_session": isinstance(source, Session),
        "minutes": minutes,
        "document": preview_document(minutes),
        "form": form,
        "signed_form": SignedCopyForm(label_suffix="", auto_id="firmada_%s"),
        "stamp": stamp_of(minutes),
        "conflict": _both(form, conflict),
        "can_issue": source.state == SessionState.CLOSED and not minutes.is_issued,
        "draft_pdf": reverse(f"committee:{_name(source)}_draft_pdf", args=[source.pk]),
        "issue_url": reverse(f"committee:{_name(source)}_issue", args=[source.pk]),
        "crumbs": source_crumbs(source),
        **permissions(request.user),
    }
    return render(request, "committee/minutes.html", context, status=409 if conflict else 422 if form.errors else 200)


def _both(form: DraftForm, stored: dict[str, str]) -> list[tuple[str, str]]:
    """Label and stored text of each field that somebody else changed."""
    return [(str(form[name].label), text) for name, text in stored.items() if text != form.texts.get(name)]


def _draft_pdf(source: Source) -> HttpResponse:
    minutes = minutes_of(source)
    return download(render_pdf("minutes", preview_document(minutes)), f"{file_name(minutes)}.pdf", "application/pdf")


def _issue(request: HttpRequest, source: Source) -> HttpResponse:
    try:
        minutes = issue_minutes(source, actor=request.user)
    except ValidationError as error:
        tell(request, error)
    except DocumentRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Quedó emitida el %(minutes)s.") % {"minutes": minutes})
    return redirect(_url(source))


def _name(source: Source) -> str:
    return "session" if isinstance(source, Session) else "consultation"


def _url(source: Source) -> str:
    return reverse(f"committee:{_name(source)}_minutes", args=[source.pk])
