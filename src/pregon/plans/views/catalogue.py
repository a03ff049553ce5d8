"""A plan in minutes: choose, adapt, assign."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from .. import rules
from ..access import require
from ..catalogue import read_catalogue
from ..domain.start import start_from_catalogue
from ..forms.catalogue import AdaptingForm, ChoosingForm, DestinationPlanForm
from ..queries import current_plan
from .places import Crumb, plan_url


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The catalogue by objective; what is chosen goes in the address, so that «back» keeps it."""
    require(rules.can_import_plan(request.user))
    catalogue = read_catalogue()
    context = {
        "catalogue": catalogue,
        "chosen": request.GET.getlist("acciones"),
        "chosen_procedures": request.GET.getlist("tramites"),
        "nothing_chosen": "nada" in request.GET,
        "crumbs": _crumbs(),
    }
    return render(request, "plans/catalogue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adapt(request: HttpRequest) -> HttpResponse:
    """Each chosen action with its words, dates and person; then the plan is made, all of it or nothing."""
    require(rules.can_import_plan(request.user))
    choosing = ChoosingForm(request.GET)
    if not choosing.is_valid():
        return redirect(reverse("plans:catalogue") + "?nada=1")
    posted = request.POST if request.method == "POST" else None
    actions = read_catalogue().actions
    forms = [AdaptingForm(posted, actions[key]) for key in choosing.cleaned_data["acciones"]]
    plan = current_plan()
    destination = DestinationPlanForm(posted, initial={"plan": plan.pk if plan else None})
    # Every form is asked, so that all errors show at once.
    valid = posted is not None and [each.is_valid() for each in (destination, *forms)]
    if valid and all(valid):
        problem = _made(request, forms, destination, choosing.cleaned_data["tramites"])
        if isinstance(problem, HttpResponse):
            return problem
        destination.add_error(None, problem)
    names = [read_catalogue().procedures[key] for key in choosing.cleaned_data["tramites"]]
    query = request.GET.urlencode()
    context: dict[str, Any] = {
        "forms": forms,
        "destination": destination,
        "procedures": names,
        "back": f"{reverse('plans:catalogue')}?{query}",
        "crumbs": [*_crumbs(), (_("Catálogo"), f"{reverse('plans:catalogue')}?{query}")],
    }
    return render(request, "plans/catalogue_adapt.html", context, status=422 if posted is not None else 200)


def _made(
    request: HttpRequest, forms: list[AdaptingForm], destination: DestinationPlanForm, procedures: list[str]
) -> HttpResponse | ValidationError:
    """The way to the plan, or why it was not made."""
    try:
        applied = start_from_catalogue(
            [form.choice() for form in forms],
            procedures=procedures,
            municipality=settings.INSTANCE.settings.name,
            title=destination.cleaned_data["title"],
            plan=destination.cleaned_data["plan"],
            actor=request.user,
        )
    except ValidationError as error:
        return ValidationError(error.messages)
    done = ngettext(
        "El plan tiene %(n)d acción del catálogo.", "El plan tiene %(n)d acciones del catálogo.", len(forms)
    )
    messages.success(request, done % {"n": len(forms)})
    return redirect(plan_url(applied.plan))


def _crumbs() -> list[Crumb]:
    return [(_("Plan"), reverse("plans:matrix"))]
