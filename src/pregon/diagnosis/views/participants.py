"""Who is asked: whole offices, lists, one by one; and invitations on paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pregon.surveys.public import may_capture

from .. import rules
from ..access import access_diagnosis, require
from ..charts import progress_chart
from ..domain.invite import slips_for
from ..domain.participants import OPEN, add_contact_lists, add_offices, add_person
from ..enums import State, Way
from ..forms import ListsForm, OfficesForm, PersonForm
from ..models import Diagnosis, Participant
from ..queries import participants_of, progress
from ..slips import slips_pdf
from .making import crumbs

ROWS = 50
MISSING = "faltan"


@require_safe
def participant_list(request: HttpRequest, pk: int) -> HttpResponse:
    """By office, with who answered; `?ver=faltan` shows who did not."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_see_participants)
    return _page(request, diagnosis)


@require_POST
def add_whole_offices(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody of the marked offices."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_manage)
    form = OfficesForm(request.POST, diagnosis=diagnosis)
    if not form.is_valid():
        return _page(request, diagnosis, office_form=form)
    return _added(request, diagnosis, lambda: add_offices(diagnosis, form.cleaned_data["offices"], actor=request.user))


@require_POST
def add_lists(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody of the marked lists of contacts."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_manage)
    form = ListsForm(request.POST)
    if not form.is_valid():
        return _page(request, diagnosis, list_form=form)
    lists = form.cleaned_data["lists"]
    return _added(request, diagnosis, lambda: add_contact_lists(diagnosis, lists, actor=request.user))


@require_POST
def add_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody by name."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_manage)
    form = PersonForm(request.POST, instance=Participant(diagnosis=diagnosis))
    if form.is_valid():
        try:
            add_person(form.instance, actor=request.user)
        except ValidationError as error:
            by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            for name, problems in by_field.items():
                form.add_error(name if name in form.fields else None, problems)
        else:
            messages.success(request, _("%(name)s quedó en la lista.") % {"name": form.instance.name})
            return redirect("diagnosis:participants", pk=pk)
    return _page(request, diagnosis, person_form=form)


@require_POST
def slips(request: HttpRequest, pk: int) -> HttpResponse:
    """Invitations on paper for whoever gets one and has not answered."""
    diagnosis = access_diagnosis(request.user, pk, may=rules.can_manage)
    people = participants_of(diagnosis).filter(has_answered=False)
    if request.POST.get("quienes") != "todos":
        people = people.filter(way=Way.PAPER)
    try:
        printed = slips_for(diagnosis, people, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("diagnosis:participants", pk=pk)
    if not printed:
        messages.warning(request, _("Nadie recibe su invitación en papel. Cámbielo al agregar a la persona."))
        return redirect("diagnosis:participants", pk=pk)
    name = f"invitaciones-{diagnosis.survey.slug}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(slips_pdf(diagnosis, printed), "application/pdf", headers=headers)


def _added(request: HttpRequest, diagnosis: Diagnosis, add: Any) -> HttpResponse:
    try:
        count = add()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        words = ngettext("Se agregó %(n)d persona.", "Se agregaron %(n)d personas.", count) % {"n": count}
        messages.success(request, words if count else _("Todas esas personas ya estaban en la lista."))
    return redirect("diagnosis:participants", pk=diagnosis.pk)


def _page(request: HttpRequest, diagnosis: Diagnosis, **forms: Any) -> HttpResponse:
    require(rules.can_see_participants(request.user))
    only_missing = request.GET.get("ver") == MISSING
    people = participants_of(diagnosis)
    page = Paginator(people.filter(has_answered=False) if only_missing else people, ROWS).get_page(
        request.GET.get("pagina")
    )
    numbers = progress(diagnosis)
    may_add = rules.can_manage(request.user) and diagnosis.state in OPEN
    context = {
        "diagnosis": diagnosis,
        "crumbs": crumbs(diagnosis),
        "page": page,
        "only_missing": only_missing,
        "progress": numbers,
        "chart": progress_chart(numbers) if numbers.offices else "",
        "is_asking": diagnosis.state == State.ASKING,
        "can_manage": rules.can_manage(request.user),
        "can_capture": may_capture(request.user) and diagnosis.state in (State.ASKING, State.CLOSED),
        "may_add": may_add,
        **({**_fresh_forms(diagnosis), **forms} if may_add else forms),
    }
    return render(request, "diagnosis/participants.html", context, status=422 if forms else 200)


def _fresh_forms(diagnosis: Diagnosis) -> dict[str, Any]:
    return {"office_form": OfficesForm(diagnosis=diagnosis), "list_form": ListsForm(), "person_form": PersonForm()}
