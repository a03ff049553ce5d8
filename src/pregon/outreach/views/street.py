"""In the street: where the poster hangs, and the photo that proves it. One thumb, camera first."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from .. import rules
from ..access import access_placement, access_poster
from ..domain.prove import plan_placement, prove_with_upload, remove_placement
from ..enums import State
from ..forms.street import PlaceForm, ProofForm
from ..models import Placement, Rendition
from ..queries import placements_of
from .composer_page import wants_json
from .errors import add_errors


@require_http_methods(["GET", "HEAD", "POST"])
def street_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The places of a poster; a new place is added here."""
    rendition = access_poster(request.user, pk, may=rules.can_place if request.method == "POST" else rules.can_see)
    if request.method != "POST":
        return _page(request, rendition)
    form = PlaceForm(request.POST, label_suffix="")
    if form.is_valid():
        try:
            placement = plan_placement(rendition, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error, but="place")
        else:
            messages.success(request, _("«%(place)s» quedó en la lista.") % {"place": placement.place})
            return redirect(f"{reverse('outreach:street', args=[pk])}#lugar-{placement.pk}")
    return _page(request, rendition, place_form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the photo of a place; sent again by a phone that heard no answer, it is one."""
    placement = access_placement(request.user, pk)
    street = reverse("outreach:street", args=[placement.rendition_id])
    if request.method != "POST":
        return redirect(f"{street}#lugar-{pk}")
    form = ProofForm(request.POST, request.FILES)
    if form.is_valid() and _proved(form, placement, request):
        if wants_json(request):
            return JsonResponse({"place": placement.place})
        messages.success(request, _("La foto de «%(place)s» quedó guardada.") % {"place": placement.place})
        return redirect(f"{street}#lugar-{pk}")
    if wants_json(request):
        return JsonResponse({"errors": [str(error) for errors in form.errors.values() for error in errors]}, status=422)
    rendition = access_poster(request.user, placement.rendition_id)
    return _page(request, rendition, proof_form=form, proving=placement, status=422)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes off a place that has no photo yet."""
    placement = access_placement(request.user, pk)
    try:
        remove_placement(placement)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Quitó «%(place)s» de la lista.") % {"place": placement.place})
    return redirect("outreach:street", pk=placement.rendition_id)


def _proved(form: ProofForm, placement: Placement, request: HttpRequest) -> bool:
    """Whether the photo was kept; if not, the form says why."""
    data = form.cleaned_data
    try:
        prove_with_upload(
            placement,
            upload=data["photo"],
            placed_on=data["placed_on"],
            actor=request.user,
            note_text=data["note"],
            submission=data["submission"],
        )
    except ValidationError as error:
        add_errors(form, error, but="photo")
        return False
    return True


def _page(
    request: HttpRequest,
    rendition: Rendition,
    *,
    place_form: PlaceForm | None = None,
    proof_form: ProofForm | None = None,
    proving: Placement | None = None,
    status: int = 200,
) -> HttpResponse:
    placements = list(placements_of(rendition))
    current = [row for row in placements if row.outing == rendition.outing]
    waiting = [row for row in current if not row.is_proved]
    rows = [(row, _proof_form(row, proof_form, proving)) for row in waiting]
    context = {
        "rendition": rendition,
        "piece": rendition.piece,
        "crumbs": [(rendition.piece.title, reverse("outreach:piece", args=[rendition.piece_id]))],
        "is_ready": rendition.state in (State.APPROVED, State.PROVED),
        "waiting": rows,
        "proved": [(row, rules.can_correct(request.user, row)) for row in placements if row.is_proved],
        "place_form": place_form or PlaceForm(label_suffix=""),
        "can_place": rules.can_place(request.user),
        "typed_proof": proof_form,
        "errors": status == 422 and proof_form is None,
    }
    return render(request, "outreach/street.html", context, status=status)


def _proof_form(row: Placement, typed: ProofForm | None, proving: Placement | None) -> ProofForm:
    form = typed if typed and proving and proving.pk == row.pk else ProofForm()
    form.auto_id = f"id_{row.pk}_%s"
    return form
