"""Putting right what was noted in the street."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..access import access_placement, access_proof
from ..domain.correct import correct_proof, remove_proof, take_down
from ..forms.street import CorrectionForm, RemovalForm
from ..models import Placement
from .errors import add_errors


@require_POST
def taken_down(request: HttpRequest, pk: int) -> HttpResponse:
    """One press, beside the wall: it hangs there no more."""
    placement = access_placement(request.user, pk)
    try:
        take_down(placement, actor=request.user, on=timezone.localdate())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        words = _("Anotado: ya no está en «%(place)s». Lo que contó sigue contando.")
        messages.success(request, words % {"place": placement.place})
    return redirect(_street(placement))


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The place, its days, the note, another photo."""
    placement = access_proof(request.user, pk)
    if request.method != "POST":
        return _page(request, placement, CorrectionForm(initial=_noted(placement), label_suffix=""))
    form = CorrectionForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid() or not _corrected(form, placement, request):
        return _page(request, placement, form, status=422)
    messages.success(request, _("La prueba quedó corregida."))
    return redirect(_street(placement))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the proof back, with the reason."""
    placement = access_proof(request.user, pk)
    form = RemovalForm(request.POST, label_suffix="")
    if not form.is_valid():
        initial = CorrectionForm(initial=_noted(placement), label_suffix="")
        return _page(request, placement, initial, removal=form, status=422)
    remove_proof(placement, actor=request.user, reason=form.cleaned_data["reason"])
    words = _("La foto de «%(place)s» se borró. El lugar espera otra.")
    messages.success(request, words % {"place": placement.place})
    return redirect(_street(placement))


def _corrected(form: CorrectionForm, placement: Placement, request: HttpRequest) -> bool:
    data = dict(form.cleaned_data)
    photo, words = data.pop("photo"), data.pop("note")
    try:
        correct_proof(placement, actor=request.user, upload=photo, note_text=words, **data)
    except ValidationError as error:
        add_errors(form, error, but="place")
        return False
    return True


def _noted(placement: Placement) -> dict[str, object]:
    names = ("place", "placed_on", "until", "taken_down_on")
    return {**{name: getattr(placement, name) for name in names}, "note": placement.evidence.note}


def _page(
    request: HttpRequest,
    placement: Placement,
    form: CorrectionForm,
    *,
    removal: RemovalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    rendition = placement.rendition
    piece = reverse("outreach:piece", args=[rendition.piece_id])
    is_last = not rendition.placements.exclude(pk=placement.pk).filter(
        outing=placement.outing, evidence__isnull=False
    ).exists()  # fmt: skip
    context = {
        "placement": placement,
        "form": form,
        "removal": removal or RemovalForm(label_suffix=""),
        "uncounts": is_last and rendition.is_out and placement.outing == rendition.outing,
        "street": _street(placement),
        "crumbs": [(rendition.piece.title, piece), (_("En la calle"), reverse("outreach:street", args=[rendition.pk]))],
    }
    return render(request, "outreach/correct.html", context, status=status)


def _street(placement: Placement) -> str:
    return f"{reverse('outreach:street', args=[placement.rendition_id])}#lugar-{placement.pk}"
