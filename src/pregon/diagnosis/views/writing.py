"""The text for the plan: proposed, read, changed, accepted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pregon.plans.public import ChangedMeanwhile, can_edit_plan, current_plan

from .. import rules
from ..access import require
from ..domain.writing import accept_text, diagnosis_stamp, write_diagnosis_into_plan
from ..forms import TextForm
from .making import crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest) -> HttpResponse:
    """What the plan says today beside what the diagnosis proposes."""
    require(rules.can_manage(request.user) and can_edit_plan(request.user))
    plan = current_plan()
    if plan is None:
        raise Http404
    now = plan.diagnosis
    form = TextForm(
        request.POST or None, initial={"text": write_diagnosis_into_plan(plan), "stamp": diagnosis_stamp(plan)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            accept_text(plan, form.cleaned_data["text"], stamp=form.cleaned_data["stamp"], actor=request.user)
        except ChangedMeanwhile:
            plan.refresh_from_db()
            now = plan.diagnosis
            form.add_error(None, _("Otra persona cambió el texto del plan. Léalo abajo antes de guardar el suyo."))
            form.data = {**request.POST.dict(), "stamp": diagnosis_stamp(plan)}
        else:
            messages.success(request, _("El texto quedó en el plan."))
            return redirect("plans:matrix")
    context = {"form": form, "now": now, "crumbs": crumbs()}
    return render(request, "diagnosis/text.html", context, status=422 if form.errors else 200)
