"""Approving, scheduling, publishing, sending back and withdrawing: one door for all steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST

from pregon.delivery.public import mail_stays_here
from pregon.people.public import User

from .. import rules
from ..access import access_piece, access_rendition, require
from ..cards import card_of
from ..channels.base import channel_of
from ..domain.publish import approve, publish, schedule, send_back, submit, withdraw
from ..enums import State
from ..forms.piece import PieceForm
from ..forms.steps import MomentForm, WithdrawForm
from ..models import Rendition
from ..queries import renditions_of
from ..steps import what_next
from ..words import list_words
from .composer_page import composer_page, crumbs_of

# Who may take each step, and the state in which it is taken already: pressed twice, it is one.
ALLOWED: dict[str, Callable[[User], bool]] = {
    "submit": rules.can_compose,
    "approve": rules.can_approve,
    "schedule": rules.can_approve,
    "publish": rules.can_approve,
    "send_back": lambda user: rules.can_compose(user) or rules.can_approve(user),
}
TAKEN = {
    "submit": State.REVIEW,
    "approve": State.APPROVED,
    "publish": State.PUBLISHED,
    "send_back": State.DRAFT,
}

DONE = {
    "submit": _lazy("Pidió la aprobación: %(channels)s. Quien aprueba lo ve en «Hoy»."),
    "approve": _lazy("Aprobó: %(channels)s. El texto quedó fijo."),
    "publish": _lazy("Publicó: %(channels)s. Ya cuenta en el indicador."),
    "send_back": _lazy("Volvió a borrador: %(channels)s."),
}


@require_POST
def take_step(request: HttpRequest, pk: int) -> HttpResponse:
    """One step of one channel."""
    name = _step_name(request)
    rendition = access_rendition(request.user, pk, may=ALLOWED[name])
    if name == "publish" and channel_of(rendition).asks_before_sending:
        return redirect("outreach:send", pk=pk)
    moment = MomentForm(request.POST) if name == "schedule" or "scheduled_at" in request.POST else None
    if moment and not moment.is_valid():
        return _moment_refused(request, rendition, moment)
    when = moment.cleaned_data["scheduled_at"] if moment else None
    try:
        _take(name, rendition, actor=request.user, when=when, seen=request.POST.get("seen", ""))
    except ValidationError as error:
        if moment and hasattr(error, "error_dict"):
            moment.add_error(None, error)
            return _moment_refused(request, rendition, moment)
        _explain(request, error)
    else:
        _confirm(request, name, [rendition])
    return redirect(_place(rendition))


@require_POST
def take_step_everywhere(request: HttpRequest, pk: int) -> HttpResponse:
    """The same step for every channel that the person was shown; each stands for itself."""
    name = _step_name(request)
    piece = access_piece(request.user, pk, may=ALLOWED[name])
    if name not in {"submit", "approve", "publish", "send_back"}:
        raise BadRequest
    taken = []
    for rendition in renditions_of(piece):
        seen = request.POST.get(f"seen_{rendition.pk}", "")
        if not seen or (channel_of(rendition).asks_before_sending and name == "publish"):
            continue
        try:
            _take(name, rendition, actor=request.user, when=None, seen=seen)
        except ValidationError as error:
            _explain(request, error, about=str(channel_of(rendition).label))
        else:
            taken.append(rendition)
    _confirm(request, name, taken)
    return redirect("outreach:piece", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def send_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What cannot be fetched back is looked at once more: what, to how many, from whom."""
    rendition = access_rendition(request.user, pk, may=rules.can_approve)
    if not channel_of(rendition).asks_before_sending:
        raise Http404
    if request.method == "POST":
        try:
            publish(rendition, actor=request.user)
        except ValidationError as error:
            _explain(request, error)
        else:
            messages.success(request, _("El correo está saliendo. Aquí verá cuántos se han entregado."))
        return redirect(_place(rendition))
    if rendition.state != State.APPROVED:
        return redirect(_place(rendition))
    context = {
        "card": card_of(rendition, request.user),
        "piece": rendition.piece,
        "crumbs": _crumbs(rendition),
        "stays_here": mail_stays_here(),
    }
    return render(request, "outreach/send.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what will happen, and asks why."""
    rendition = access_rendition(request.user, pk, may=rules.can_approve)
    form = WithdrawForm(request.POST or None, label_suffix="")
    if rendition.state == State.WITHDRAWN or not rendition.is_out:
        return redirect(_place(rendition))
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(rendition, actor=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Quedó retirada y ya no cuenta. Puede prepararla de nuevo o copiarla."))
            return redirect(_place(rendition))
    channel = channel_of(rendition)
    context = {"form": form, "rendition": rendition, "channel": channel, "crumbs": _crumbs(rendition)}
    return render(request, "outreach/withdraw.html", context, status=422 if form.errors else 200)


def _step_name(request: HttpRequest) -> str:
    name = request.POST.get("step", "")
    if name not in ALLOWED:
        raise BadRequest
    require(ALLOWED[name](request.user))
    return name


def _take(name: str, rendition: Rendition, *, actor: User, when: datetime | None, seen: str) -> None:
    """The step itself; one that is taken already is no error."""
    if rendition.state == TAKEN.get(name) and when is None:
        return
    if name == "approve":
        approve(rendition, actor=actor, scheduled_at=when, seen=seen)
    elif name == "schedule" and when:
        schedule(rendition, actor=actor, scheduled_at=when)
    else:
        {"submit": submit, "publish": publish, "send_back": send_back}[name](rendition, actor=actor)


def _moment_refused(request: HttpRequest, rendition: Rendition, moment: MomentForm) -> HttpResponse:
    """The composer again, with the error beside the date and the date as it was typed."""
    piece = access_piece(request.user, rendition.piece_id)
    form = PieceForm(instance=piece, chosen=[row.channel for row in renditions_of(piece)])
    moment.auto_id = f"id_{rendition.channel}_%s"
    return composer_page(request, form, status=422, typed_moment=(rendition.channel, moment))


def _confirm(request: HttpRequest, name: str, taken: list[Rendition]) -> None:
    """One sentence for all that was done, and what happens next with what goes out by itself later."""
    done = [row for row in taken if row.state == TAKEN.get(name)]
    if done:
        channels = list_words([str(channel_of(row).label).lower() for row in done])
        messages.success(request, DONE[name] % {"channels": channels})
    for row in taken:
        if row.state == State.APPROVED and row.scheduled_at:
            words = what_next(row, channel_of(row), problems=[], user=request.user)
            messages.success(request, f"{channel_of(row).label}: {words}")


def _explain(request: HttpRequest, error: ValidationError, about: str = "") -> None:
    text = " ".join(error.messages)
    messages.error(request, f"{about}: {text}" if about else text)


def _place(rendition: Rendition) -> str:
    return f"{reverse('outreach:piece', args=[rendition.piece_id])}#{rendition.channel}"


def _crumbs(rendition: Rendition) -> list[tuple[str, str]]:
    piece = rendition.piece
    return [*crumbs_of(piece), (piece.title, reverse("outreach:piece", args=[piece.pk]))]
