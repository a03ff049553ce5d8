"""What the composer answers: the whole page, or the parts that change while somebody writes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from pregon.plans.public import Advice, media_advice

from .. import rules
from ..cards import Card, cards_of
from ..channels.base import channels
from ..fingerprint import PIECE_FIELDS, ChangedMeanwhile, piece_stamp
from ..forms.piece import PieceForm
from ..forms.steps import MomentForm
from ..models import Piece
from ..next_step import next_step
from ..pictures import latest_pictures
from ..words import clock_words
from .own_savings import was_own


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's own program asks."""
    return request.headers.get("Accept", "") == "application/json"


def composer_page(
    request: HttpRequest,
    form: PieceForm,
    *,
    stamp: str = "",
    status: int = 200,
    typed_moment: tuple[str, MomentForm] | None = None,
    **extra: Any,
) -> HttpResponse:
    """The page, or the form's errors by field for the page's program.

    `stamp` is what the next saving is held to; `typed_moment` a channel's date that was refused.
    """
    if wants_json(request):
        return JsonResponse({"errors": _errors(form), "summary": _summary(request, form)}, status=status)
    piece = form.instance
    cards, advice = _cards(request, piece), media_advice(piece.action)
    panel = _panel(cards)
    for card in cards:
        if typed_moment and card.channel.kind == typed_moment[0]:
            card.typed_moment, panel["opened"] = typed_moment[1], card.channel.kind
    context = {
        "form": form,
        "piece": piece,
        "stored": piece.pk is not None,
        "crumbs": crumbs_of(piece),
        "address": _address(piece, request.GET.get("copia", "")),
        "stamp": stamp or (piece_stamp(piece) if piece.pk else ""),
        "pictures": latest_pictures(),
        "channel_rows": _channel_rows(form, cards, advice),
        "elsewhere": [each for each in advice if each.channel not in channels],
        "can_copy": piece.pk and rules.can_begin(request.user),
        "can_delete": rules.can_compose(request.user) and piece.pk and not any(c.rendition.has_been_out for c in cards),
        "can_compose": rules.can_compose(request.user),
        "typed_moment": typed_moment[1] if typed_moment else None,
        **panel,
        **extra,
    }
    return render(request, "outreach/composer.html", context, status=status)


def saved_answer(request: HttpRequest, form: PieceForm) -> JsonResponse:
    """What the page's program puts in place after saving."""
    piece = Piece.objects.select_related("action__objective", "picture").get(pk=form.instance.pk)
    cards = _cards(request, piece)
    panel = {**_panel(cards), "piece": piece, "stored": True}
    return JsonResponse(
        {
            "url": reverse("outreach:piece", args=[piece.pk]),
            "stamp": piece_stamp(piece),
            "saved": saved_words(),
            "errors": _errors(form),
            "summary": _summary(request, form),
            "channels": [card.channel.kind for card in cards],
            "panel": render_to_string("outreach/_panel.html", panel, request),
            "next": render_to_string("outreach/_next.html", panel, request),
            "picture": render_to_string("outreach/_picture_now.html", {"piece": piece}, request),
        },
        status=422 if form.errors else 200,
    )


def conflict_page(request: HttpRequest, form: PieceForm, meanwhile: ChangedMeanwhile) -> HttpResponse:
    """Both texts, with the mark of what is stored now: saving again is a decision, not an accident."""
    current = meanwhile.current
    assert isinstance(current, Piece)  # noqa: S101 - what `save_piece` raises
    names = [name for name in PIECE_FIELDS if getattr(current, name) != getattr(form.instance, name)]
    rows = [(_label(name), _words(current, name), _words(form.instance, name)) for name in names]
    stamp = piece_stamp(current)
    own = was_own(request, f"piece {current.pk}", stamp)
    if wants_json(request):
        html = render_to_string("plans/_conflict.html", {"conflict": rows, "own_conflict": own}, request)
        return JsonResponse({"errors": {}, "conflict": html, "stamp": stamp}, status=409)
    return composer_page(request, form, status=409, conflict=rows, own_conflict=own, stamp=stamp)


def crumbs_of(piece: Piece) -> list[tuple[str, str]]:
    """The way back up."""
    action = piece.action
    return [
        (_("Difusión"), reverse("outreach:pieces")),
        (Truncator(action.title).words(8), reverse("plans:action", args=[action.pk])),
    ]


def saved_words() -> str:
    """«Guardado a las 3:42 p. m.»."""
    return _("Guardado a las %(time)s") % {"time": clock_words(timezone.now())}


def _cards(request: HttpRequest, piece: Piece) -> list[Card]:
    return cards_of(piece, request.user) if piece.pk else []


def _panel(cards: list[Card]) -> dict[str, Any]:
    step = next_step(cards)
    opened = step.cards[0] if step.cards else next((card for card in cards if card.needs_work), None)
    opened = opened or next(iter(cards), None)
    return {"cards": cards, "next": step, "opened": opened.channel.kind if opened else ""}


def _channel_rows(form: PieceForm, cards: list[Card], advice: list[Advice]) -> list[dict[str, Any]]:
    """Each channel with its box, fixed once something hangs on it, and why it is recommended."""
    by_kind = {card.channel.kind: card for card in cards}
    advised = {each.channel: each for each in advice}
    chosen = form["channels"].value() or []
    rows = []
    for channel in channels:
        card = by_kind.get(channel.kind)
        fixed = card is not None and card.is_fixed
        checked = fixed or channel.kind in chosen
        rows.append({"channel": channel, "checked": checked, "fixed": fixed, "advice": advised.get(channel.kind)})
    return rows


def _address(piece: Piece, original: str) -> str:
    """Where the form is sent; a copy is asked for with its original, whose picture it takes along."""
    if piece.pk:
        return reverse("outreach:piece", args=[piece.pk])
    address = reverse("outreach:compose", args=[piece.action_id])
    return f"{address}?copia={original}" if original.isdecimal() else address


def _errors(form: PieceForm) -> dict[str, list[str]]:
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def _summary(request: HttpRequest, form: PieceForm) -> str:
    return render_to_string("office/_errors.html", {"form": form}, request).strip()


def _label(name: str) -> str:
    return str(Piece._meta.get_field(name).verbose_name).capitalize()


def _words(piece: Piece, name: str) -> str:
    """What a field says, as people read it."""
    value = getattr(piece, name)
    return "—" if value in (None, "") else str(value)
