"""Consultations by link in the back office."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import rules
from ..access import access_ballot, access_consultation, access_own_ballot, require
from ..domain.ballots import cast
from ..domain.consultations import (
    cancel_consultation,
    close_consultation,
    is_voting,
    open_consultation,
    send_new_link,
)
from ..enums import Choice
from ..forms.base import take_errors
from ..forms.consultations import ConsultationForm
from ..forms.sessions import ReasonForm
from ..history import history_of
from ..models import Consultation
from ..queries import PER_PAGE, ballots_with_progress, consultations_list, item_standings
from ..words import tally_words
from .ballot import choices_in
from .places import back_to, committee_crumb, permissions, tell

HISTORY_ROWS = 40


@require_safe
def consultation_list(request: HttpRequest) -> HttpResponse:
    """All consultations, newest first."""
    require(rules.can_see_sessions(request.user))
    page = Paginator(consultations_list(), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "crumbs": [committee_crumb()], **permissions(request.user)}
    return render(request, "committee/consultations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Opens one; the same form twice opens one."""
    require(rules.can_run_committee(request.user))
    chosen = {"matters": request.GET.getlist("asunto")} if request.method != "POST" else {}
    form = ConsultationForm(request.POST or None, initial=chosen, label_suffix="")
    if request.method == "POST" and form.is_valid() and (consultation := _opened(form, request)):
        return redirect("committee:consultation", consultation.pk)
    context = {
        "form": form,
        "title": _("Consultar por enlace"),
        "lead": _(
            "Cada miembro con voto recibe un enlace personal y vota sin entrar a la oficina, también desde el teléfono."
        ),
        "submit": _("Enviar los enlaces"),
        "crumbs": [committee_crumb()],
        "nothing": not form.offers_anything,
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)


def _opened(form: ConsultationForm, request: HttpRequest) -> Consultation | None:
    data = form.cleaned_data
    try:
        consultation = open_consultation(
            matters=data["matters"],
            deadline=form.deadline,
            intro=data["intro"],
            submission=data["submission"],
            actor=request.user,
        )
    except ValidationError as error:
        take_errors(form, error)
        return None
    messages.success(request, _("La %(what)s está abierta. Los enlaces van en camino.") % {"what": consultation})
    return consultation


@require_safe
def consultation_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has voted, how each item stands, and one's own vote."""
    consultation = access_consultation(request.user, pk)
    return render(request, "committee/consultation.html", _context(request, consultation))


def _context(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    standings, ballots = item_standings(consultation), list(ballots_with_progress(consultation))
    mine = next((ballot for ballot in ballots if ballot.member.user_id == request.user.pk), None)
    voting = is_voting(consultation)
    return {
        "consultation": consultation,
        "rows": [(each, tally_words(each.tally), _own(each, mine)) for each in standings],
        "ballots": ballots,
        "item_count": len(standings),
        "voted_count": sum(ballot.vote_count >= len(standings) for ballot in ballots),  # type: ignore[attr-defined]
        "mine": mine if voting else None,
        "choices": Choice.choices,
        "is_voting": voting,
        "can_close": consultation.is_open and (not voting or all(each.is_certain for each in standings)),
        "minutes": getattr(consultation, "minutes", None),
        "history": history_of(consultation)[:HISTORY_ROWS],
        "crumbs": [committee_crumb(), (_("Consultas"), "../")],
        **permissions(request.user),
    }


def _own(standing: Any, mine: Any) -> str:
    """What the person who looks voted on an item."""
    if mine is None:
        return ""
    return next((vote.choice for vote in standing.item.votes.all() if vote.member_id == mine.member_id), "")


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """A member votes while signed in."""
    ballot = access_own_ballot(request.user, pk)
    try:
        if cast(ballot, choices_in(request.POST), actor=request.user):
            messages.success(request, _("Su voto quedó registrado. Puede cambiarlo mientras la consulta esté abierta."))
    except ValidationError as error:
        tell(request, error)
    if not rules.can_see_sessions(request.user):
        return redirect("committee:home")
    return back_to(ballot.consultation, "votar")


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes the results down before the clock does."""
    consultation = access_consultation(request.user, pk, may=rules.can_run_committee)
    try:
        if close_consultation(consultation, actor=request.user):
            messages.success(request, _("La consulta quedó cerrada."))
    except ValidationError as error:
        tell(request, error)
    return back_to(consultation)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends it without a result; the reason is asked for."""
    consultation = access_consultation(request.user, pk, may=rules.can_run_committee)
    form = ReasonForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        if cancel_consultation(consultation, reason=form.cleaned_data["reason"], actor=request.user):
            messages.success(request, _("La consulta quedó cancelada. Sus asuntos vuelven a la lista de espera."))
        return back_to(consultation)
    context = {
        "form": form,
        "title": _("Cancelar la %(what)s") % {"what": consultation},
        "lead": _(
            "Los votos no se cuentan y los asuntos vuelven a la lista de espera. Quien abra su enlace leerá el motivo."
        ),
        "submit": _("Cancelar la consulta"),
        "crumbs": [committee_crumb(), (str(consultation), "../")],
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)


@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for somebody who lost theirs."""
    ballot = access_ballot(request.user, pk)
    try:
        send_new_link(ballot, actor=request.user)
        messages.success(request, _("Va un enlace nuevo para %(person)s.") % {"person": ballot.member})
    except ValidationError as error:
        tell(request, error)
    return back_to(ballot.consultation, "votos")
