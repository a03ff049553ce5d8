"""Writing a piece: by buttons, or saved by itself while somebody writes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pregon.plans.public import Action, current_plan, media_advice

from .. import rules
from ..access import access_action, access_piece, require
from ..channels.base import channels
from ..domain.compose import copy_of, delete_piece, save_piece
from ..domain.pictures import add_picture
from ..fingerprint import ChangedMeanwhile, piece_stamp
from ..forms.piece import PieceForm
from ..models import Piece
from ..prefill import prefilled
from ..queries import actions_to_choose
from .composer_page import composer_page, conflict_page, crumbs_of, saved_answer, wants_json
from .own_savings import remember_saving


@require_safe
def choose_action(request: HttpRequest) -> HttpResponse:
    """For which action of the plan the piece is written; with `?accion=` it goes straight on."""
    require(rules.can_begin(request.user))
    chosen = request.GET.get("accion", "")
    if chosen.isdigit():
        return redirect("outreach:compose", pk=int(chosen))
    context = {"actions": actions_to_choose(), "has_plan": current_plan() is not None, "asked": "accion" in request.GET}
    return render(request, "outreach/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """A new piece of an action. It exists once it has a title and a summary.

    A feature may have begun it (`prefill`); `copia` is the piece whose words it begins with.
    """
    action = access_action(request.user, pk)
    piece, suggested = _beginning(request, action)
    form = _form(request, piece, chosen=suggested)
    return _save(request, form) if request.method == "POST" else composer_page(request, form)


def _beginning(request: HttpRequest, action: Action) -> tuple[Piece, list[str]]:
    """What a new piece says before anybody writes, and the channels that are proposed."""
    number = request.GET.get("copia", "")
    if number.isdecimal() and len(number) < 10:
        original = access_piece(request.user, int(number))
        return copy_of(original, action=action), list(original.renditions.values_list("channel", flat=True))
    wanted = set(action.tactics.values_list("channel", flat=True)) | {each.channel for each in media_advice(action)}
    suggested = [kind for kind in channels.keys() if kind in wanted]  # noqa: SIM118
    return Piece(action=action, **prefilled(request.GET)), suggested or ["website"]


@require_http_methods(["GET", "HEAD", "POST"])
def piece_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The piece with all its channels."""
    if request.method == "POST":
        piece = access_piece(request.user, pk, may=rules.can_compose)
        return _save(request, _form(request, piece, chosen=[]))
    piece = access_piece(request.user, pk)
    chosen = list(piece.renditions.values_list("channel", flat=True))
    return composer_page(request, _form(request, piece, chosen=chosen))


@require_http_methods(["GET", "HEAD", "POST"])
def delete_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once before a piece that never went out is gone."""
    piece = access_piece(request.user, pk, may=rules.can_compose)
    if any(rendition.has_been_out for rendition in piece.renditions.all()):
        messages.error(request, _("Esta pieza ya salió por algún canal: no se borra. Retírela de sus canales."))
        return redirect("outreach:piece", pk=pk)
    if request.method != "POST":
        return render(request, "outreach/delete.html", {"piece": piece, "crumbs": crumbs_of(piece)})
    try:
        delete_piece(piece, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("outreach:piece", pk=pk)
    messages.success(request, _("La pieza «%(title)s» se borró.") % {"title": piece.title})
    return redirect("outreach:pieces")


def _form(request: HttpRequest, piece: Piece, *, chosen: list[str]) -> PieceForm:
    if request.method == "POST":
        return PieceForm(request.POST, request.FILES, instance=piece, chosen=chosen)
    return PieceForm(instance=piece, chosen=chosen)


def _save(request: HttpRequest, form: PieceForm) -> HttpResponse:
    opened = request.POST.get("stamp", "")
    if not form.is_valid():
        return composer_page(request, form, stamp=opened, status=422)
    try:
        piece = _store(request, form)
    except ChangedMeanwhile as meanwhile:
        return conflict_page(request, form, meanwhile)
    except ValidationError as error:
        form.add_error(None, error)
        return composer_page(request, form, stamp=opened, status=422)
    form.instance = piece
    _store_picture(request, form)
    remember_saving(request, f"piece {piece.pk}", piece_stamp(Piece.objects.get(pk=piece.pk)))
    return _answer(request, form)


def _store(request: HttpRequest, form: PieceForm) -> Piece:
    piece, data = form.instance, form.cleaned_data
    form.save_choice()
    if piece.pk is None:
        piece.submission = data["submission"] or None
    return save_piece(piece, channels_chosen=data["channels"], actor=request.user, stamp=data["stamp"])


def _store_picture(request: HttpRequest, form: PieceForm) -> None:
    """After the text: what was written is safe whatever becomes of the picture."""
    upload = form.cleaned_data.get("picture_file")
    if upload is None:
        return
    piece = form.instance
    try:
        piece.picture = add_picture(upload=upload, title=piece.title, actor=request.user)
        save_piece(piece, channels_chosen=form.cleaned_data["channels"], actor=request.user)
    except ValidationError as error:
        form.add_error("picture_file", error)


def _answer(request: HttpRequest, form: PieceForm) -> HttpResponse:
    if wants_json(request):
        return saved_answer(request, form)
    if form.errors:
        messages.warning(request, _("El texto quedó guardado. La foto, no."))
        return composer_page(request, form, status=422)
    messages.success(request, _("Guardado."))
    return redirect(reverse("outreach:piece", args=[form.instance.pk]))
