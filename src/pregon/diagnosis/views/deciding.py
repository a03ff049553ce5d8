"""The moves of a diagnosis, and what is supposed when nobody answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from pregon.people.public import User
from pregon.surveys.public import propose_survey

from .. import rules
from ..access import access_diagnosis
from ..domain.assume import save_assumptions
from ..domain.invite import invite_by_mail
from ..domain.moves import (
    REVIEW_AFTER,
    approve_diagnosis,
    close_diagnosis,
    count_again,
    go_without,
    start_asking,
)
from ..enums import State
from ..forms import AssumptionsForm, WithoutForm
from ..models import Diagnosis
from .making import crumbs

Step = Callable[..., Any]
May = Callable[[Any], bool]


def _propose(diagnosis: Diagnosis, *, actor: User) -> str:
    propose_survey(diagnosis.survey, actor=actor)
    return _("La encuesta quedó en el Comité. Aquí se verá cuando decida.")


def _ask(diagnosis: Diagnosis, *, actor: User) -> str:
    start_asking(diagnosis, actor=actor)
    return _("La encuesta está abierta.") + " " + _invite(diagnosis, actor=actor)


def _invite(diagnosis: Diagnosis, *, actor: User) -> str:
    count = invite_by_mail(diagnosis, actor=actor)
    words = ngettext("Salió %(n)d invitación por correo.", "Salieron %(n)d invitaciones por correo.", count)
    return words % {"n": count}


def _close(diagnosis: Diagnosis, *, actor: User) -> str:
    close_diagnosis(diagnosis, actor=actor)
    if diagnosis.state == State.WITHOUT:
        return _("No hubo respuestas suficientes. El plan sigue con supuestos: revíselos.")
    return _("Listo: se contaron las respuestas.")


def _approve(diagnosis: Diagnosis, *, actor: User) -> str:
    approve_diagnosis(diagnosis, actor=actor)
    return _("El diagnóstico está aprobado. Las piezas nuevas ya salen recomendadas por esos medios.")


def _count(diagnosis: Diagnosis, *, actor: User) -> str:
    count_again(diagnosis, actor=actor)
    return _("Se contaron las respuestas de nuevo.")


STEPS: dict[str, tuple[Step, May]] = {
    "proponer": (_propose, rules.can_manage),
    "preguntar": (_ask, rules.can_manage),
    "invitar": (_invite, rules.can_manage),
    "cerrar": (_close, rules.can_manage),
    "contar": (_count, rules.can_manage),
    "aprobar": (_approve, rules.can_approve),
}


@require_POST
def take_step(request: HttpRequest, pk: int) -> HttpResponse:
    """A move from one state to the next."""
    step, may = STEPS.get(request.POST.get("paso", ""), (None, rules.can_see))
    diagnosis = access_diagnosis(request.user, pk, may=may)
    if step is None:
        raise Http404
    try:
        done = step(diagnosis, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return redirect("diagnosis:diagnosis", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def without(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan goes on without answers: why, and when it is looked at again."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_manage)
    form = WithoutForm(request.POST or None, initial={"review_on": timezone.localdate() + REVIEW_AFTER})
    if request.method == "POST" and form.is_valid():
        try:
            go_without(diagnosis, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("El plan sigue con supuestos. Revíselos."))
            return redirect("diagnosis:assumptions", pk=pk)
    context = {"form": form, "diagnosis": diagnosis, "crumbs": crumbs(diagnosis)}
    return render(request, "diagnosis/without.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def assumptions(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each medium is supposed to reach. Filled in already: a person only corrects."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_manage)
    if diagnosis.state != State.WITHOUT:
        raise Http404
    form = AssumptionsForm(request.POST or None, diagnosis=diagnosis)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["review_on"]
        save_assumptions(diagnosis, form.supposed(), review_on=day, actor=request.user)
        messages.success(request, _("Los supuestos quedaron guardados."))
        return redirect("diagnosis:mix", pk=pk)
    context = {"form": form, "diagnosis": diagnosis, "crumbs": crumbs(diagnosis)}
    return render(request, "diagnosis/assumptions.html", context, status=422 if form.errors else 200)
