"""The plan's own texts: begun empty, edited."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import rules
from ..access import access_plan, require
from ..domain.edit import ChangedMeanwhile, begin_plan, change_plan, stamp_of
from ..forms.parts import PlanForm
from ..models import Plan
from .places import Place, plan_url


@require_http_methods(["GET", "HEAD", "POST"])
def plan_add(request: HttpRequest) -> HttpResponse:
    """An empty plan; the same title twice leads to the one that is there."""
    require(rules.can_edit_plan(request.user))
    plan = Plan()
    initial = {"municipality": settings.INSTANCE.settings.name, "title": _("Plan de comunicaciones")}
    form = PlanForm(request.POST or None, instance=plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        same = Plan.objects.filter(title=plan.title, objectives=None).first()
        plan = same or begin_plan(plan, actor=request.user)
        messages.success(request, _("El plan está listo. Agregue su primer objetivo."))
        return redirect(plan_url(plan))
    matrix = reverse("plans:matrix")
    place = Place(matrix, matrix, [(_("Plan"), matrix)])
    context = {"form": form, "place": place, "title": _("Crear un plan"), "submit": _("Crear el plan")}
    return render(request, "plans/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, general objective, diagnosis."""
    plan = access_plan(request.user, pk, may=rules.can_edit_plan)
    url, stamp, conflict = plan_url(plan), stamp_of(plan, PlanForm.base_fields), []
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        try:
            change_plan(plan, actor=request.user, fields=form.cleaned_data, stamp=request.POST.get("stamp", ""))
        except ChangedMeanwhile as meanwhile:
            conflict, stamp = _both(form, meanwhile), stamp_of(meanwhile.current, form.fields)
        else:
            messages.success(request, _("Los cambios quedaron guardados."))
            return redirect(url)
    elif form.is_bound:
        stamp = request.POST.get("stamp", stamp)
    context = {
        "form": form,
        "place": Place(url, url, [(_("Plan"), url)]),
        "title": _("Editar el plan"),
        "submit": _("Guardar cambios"),
        "stamp": stamp,
        "conflict": conflict,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "plans/form.html", context, status=status)


def _both(form: PlanForm, meanwhile: ChangedMeanwhile) -> list[tuple[str, str, str]]:
    """Label, what is stored, what was typed, for each field that differs."""
    return [
        (str(form[name].label), getattr(meanwhile.current, name), getattr(form.instance, name))
        for name in form.fields
        if getattr(meanwhile.current, name) != getattr(form.instance, name)
    ]
