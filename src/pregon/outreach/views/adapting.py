"""What one channel says differently."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import rules
from ..access import access_rendition
from ..channels.base import Channel, Content, channel_of
from ..domain.compose import adapt
from ..fingerprint import ChangedMeanwhile, fingerprint
from ..forms.base import count_letters
from ..models import Rendition
from .composer_page import crumbs_of
from .own_savings import remember_saving, was_own


@require_http_methods(["GET", "HEAD", "POST"])
def adapt_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The channel's own form, filled with its proposal; «volver a la propuesta» forgets what differs."""
    rendition = access_rendition(request.user, pk, may=rules.can_compose)
    channel = channel_of(rendition)
    if request.method != "POST":
        return _page(request, rendition, _form(channel, channel.content(rendition)))
    if "propuesta" in request.POST:
        return _keep(request, rendition, _form(channel, None), {}, _("Volvió a la propuesta."))
    form = _form(channel, None, data=request.POST)
    if not form.is_valid():
        return _page(request, rendition, form, stamp=request.POST.get("stamp", ""), status=422)
    return _keep(request, rendition, form, channel.plain(form.cleaned_data), _("Quedó adaptada para este canal."))


def _keep(request: HttpRequest, rendition: Rendition, form: Form, content: Content, words: str) -> HttpResponse:
    try:
        adapt(rendition, content=content, actor=request.user, stamp=request.POST.get("stamp", ""))
    except ChangedMeanwhile as meanwhile:
        assert isinstance(meanwhile.current, Rendition)  # noqa: S101 - what `adapt` raises
        rows = _differences(meanwhile.current, content)
        stamp = fingerprint(meanwhile.current.overrides)
        own = was_own(request, f"rendition {rendition.pk}", stamp)
        return _page(request, rendition, form, stamp=stamp, conflict=rows, own_conflict=own, status=409)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        remember_saving(request, f"rendition {rendition.pk}", fingerprint(rendition.overrides))
        messages.success(request, words)
    return redirect(f"{reverse('outreach:piece', args=[rendition.piece_id])}#{rendition.channel}")


def _form(channel: Channel, content: Content | None, *, data: Any = None) -> Form:
    form = channel.form_class(data, initial=content, label_suffix="")
    count_letters(form)
    return form


def _page(
    request: HttpRequest,
    rendition: Rendition,
    form: Form,
    *,
    stamp: str = "",
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
    own_conflict: bool = False,
) -> HttpResponse:
    piece = rendition.piece
    context = {
        "form": form,
        "rendition": rendition,
        "piece": piece,
        "channel": channel_of(rendition),
        "conflict": conflict,
        "own_conflict": own_conflict,
        "stamp": stamp or fingerprint(rendition.overrides),
        "crumbs": [*crumbs_of(piece), (piece.title, reverse("outreach:piece", args=[piece.pk]))],
    }
    return render(request, "outreach/adapt.html", context, status=status)


def _differences(current: Rendition, typed: Content) -> list[tuple[str, str, str]]:
    """Label, what is stored now, what was typed."""
    channel = channel_of(current)
    stored, labels = channel.content(current), channel.form_class.base_fields
    typed = {**channel.propose(current.piece), **typed}
    names = [name for name in labels if stored[name] != typed[name]]
    return [(str(labels[name].label), _words(stored[name]), _words(typed[name])) for name in names]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("Sí") if value else _("No")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "—"
    return str(value or "—")
