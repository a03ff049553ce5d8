"""Approving the plan: a formal act with its number, by a person or by the Committee."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pregon.committee.public import decision_for, waiting_since, waiting_words

from .. import rules
from ..access import access_plan, require
from ..domain.approval import approve_plan, has_unapproved_changes
from ..domain.proposals import KIND, propose_procedure, propose_version, waits_since
from ..forms.approval import ApprovalForm, ProposalForm
from ..models import Plan, PlannedProcedure, ProposedVersion
from .places import plan_url


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Freezes the plan as a version. With nothing new there is nothing to approve, so pressing twice makes one."""
    plan = access_plan(request.user, pk, may=rules.can_approve_plan)
    if plan.committee_approves_versions:
        return redirect("plans:propose", plan.pk)
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


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Brings the plan as it is before the Committee. While one version waits there, pressing again changes nothing."""
    plan = access_plan(request.user, pk, may=rules.can_propose_version)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            propose_version(plan, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("La versión quedó en el Comité. Aquí se verá cuando decida."))
            return redirect(plan_url(plan))
    context = {
        "form": form,
        "plan": plan,
        "waiting": _waiting_words(plan),
        "has_changes": has_unapproved_changes(plan),
        "crumbs": [(_("Plan"), plan_url(plan))],
    }
    return render(request, "plans/propose.html", context, status=422 if form.errors else 200)


@require_POST
def propose_enabling(request: HttpRequest, pk: int) -> HttpResponse:
    """Brings a procedure that is ready before the Committee; pressing twice brings it once."""
    require(rules.can_propose_version(request.user))
    procedure = get_object_or_404(PlannedProcedure.objects.select_related("plan"), pk=pk)
    try:
        propose_procedure(procedure, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("El trámite quedó en el Comité. Aquí se verá cuando decida."))
    return redirect(f"{plan_url(procedure.plan)}#tramite-{procedure.pk}")


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as the Committee reads it."""
    require(rules.can_see_plan(request.user))
    proposed = get_object_or_404(ProposedVersion.objects.select_related("plan", "proposed_by"), pk=pk)
    since = waiting_since(KIND, [proposed.pk]).get(str(proposed.pk))
    context = {
        "proposal": proposed,
        "decision": decision_for(KIND, proposed.pk),
        "waiting": waiting_words(since) if since else "",
        "crumbs": [(_("Plan"), plan_url(proposed.plan))],
    }
    return render(request, "plans/proposal.html", context)


def _waiting_words(plan: Plan) -> str:
    since = waits_since(plan)
    return waiting_words(since) if since else ""
