"""Who sits in the Committee."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pregon.people.public import Role

from .. import rules
from ..access import access_member, require
from ..domain.members import add_member, change_member
from ..forms.base import take_errors
from ..forms.members import MemberAddForm, MemberEditForm
from ..models import CommitteeRules, Member
from ..queries import members_on
from ..tally import quorum_needed
from .places import committee_crumb, permissions


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    """Who sits there today, who did before, and the rules."""
    require(rules.can_see_sessions(request.user))
    today = timezone.localdate()
    members = list(members_on(today).select_related("user__office").prefetch_related("user__groups"))
    committee_rules = CommitteeRules.load(request)
    voters = sum(member.has_vote for member in members)
    past = Member.objects.exclude(pk__in=[member.pk for member in members]).select_related("user").order_by("-until")
    context = {
        "members": [(member, _has_role(member)) for member in members],
        "past": past,
        "rules": committee_rules,
        "voters": voters,
        "needed": quorum_needed(committee_rules.quorum, voters),
        "rules_url": reverse("wagtailsettings:edit", args=["committee", "committeerules"]),
        "crumbs": [committee_crumb()],
        **permissions(request.user),
    }
    return render(request, "committee/members.html", context)


def _has_role(member: Member) -> bool:
    """Whether the person can enter the Committee's screens; without it they vote by their links only."""
    roles = {Role.COMMITTEE.value, Role.GEL_LEADER.value, Role.MAYOR.value}
    return member.user.is_superuser or any(group.name in roles for group in member.user.groups.all())


@require_http_methods(["GET", "HEAD", "POST"])
def member_add(request: HttpRequest) -> HttpResponse:
    """Seats somebody; the form sent twice seats once."""
    require(rules.can_change_members(request.user))
    form = MemberAddForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            member = add_member(**form.cleaned_data, actor=request.user)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("%(person)s está en el Comité.") % {"person": member})
            return redirect("committee:members")
    context = {
        "form": form,
        "title": _("Agregar un miembro"),
        "submit": _("Agregar al Comité"),
        "crumbs": [committee_crumb(), (_("Miembros"), "../")],
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def member_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes a seat or ends it."""
    member = access_member(request.user, pk)
    initial = {name: getattr(member, name) for name in ("position", "has_vote", "since", "until")}
    form = MemberEditForm(request.POST or None, initial=initial, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            change_member(member, actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Los cambios quedaron guardados."))
            return redirect("committee:members")
    context = {
        "form": form,
        "title": str(member.user),
        "submit": _("Guardar cambios"),
        "crumbs": [committee_crumb(), (_("Miembros"), "../")],
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)
