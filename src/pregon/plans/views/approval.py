"""Approving the plan: a formal act with its number."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import rules
from ..access import access_plan
from ..domain.approval import approve_plan, has_unapproved_changes
from ..forms.approval import ApprovalForm
from .places import plan_url


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Freezes the plan as a version. With nothing new there is nothing to approve, so pressing twice makes one."""
    plan = access_plan(request.user, pk, may=rules.can_approve_plan)
    if not has_unapproved_changes(plan):
        messages.info(request, _("No hay cambios por aprobar."))
        return redirect(plan_url(plan))
    form = ApprovalForm(request.POST or None, initial={"approved_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            version = approve_plan(plan, **form.cleaned_data, actor=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("La versión %(n)d quedó aprobada y en ejecución.") % {"n": version.number})
            plan.refresh_from_db()
            return redirect(plan_url(plan))
    context = {"form": form, "plan": plan, "last": plan.versions.first(), "crumbs": [(_("Plan"), plan_url(plan))]}
    return render(request, "plans/approve.html", context, status=422 if form.errors else 200)
