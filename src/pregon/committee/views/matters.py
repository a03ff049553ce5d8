"""A matter: what is asked, where it stands, what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import rules
from ..access import access_matter, require
from ..domain.matters import propose_topic, withdraw_request
from ..forms.base import take_errors
from ..forms.sessions import ReasonForm, TopicForm
from ..history import history_of
from ..models import Matter
from ..subjects import kind_label, kind_of, subject_kinds
from .places import committee_crumb, permissions, tell


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """A topic of the Committee's own; the same words while they wait are one topic."""
    require(rules.can_propose(request.user))
    form = TopicForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            matter = propose_topic(**form.cleaned_data, actor=request.user)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("«%(title)s» espera decisión del Comité.") % {"title": matter.title})
            return redirect("committee:home")
    context = {
        "form": form,
        "title": _("Proponer un tema"),
        "lead": _("Queda en la lista de lo que espera, hasta que se lleve a una sesión o a una consulta."),
        "submit": _("Proponer el tema"),
        "crumbs": [committee_crumb()],
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)


@require_safe
def matter_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked and everything that happened to it."""
    matter = access_matter(request.user, pk)
    items = matter.items.select_related("session", "consultation", "decision")
    context = {
        "matter": matter,
        "kind": kind_label(matter.kind),
        "can_follow": matter.kind in subject_kinds,
        "items": items,
        "history": history_of(matter),
        "reason_form": ReasonForm(label_suffix=""),
        "can_withdraw": rules.can_run_committee(request.user) and matter.state == "waiting",
        "crumbs": [committee_crumb()],
        **permissions(request.user),
    }
    return render(request, "committee/matter.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a matter out of the tray, with the reason."""
    matter = access_matter(request.user, pk, may=rules.can_run_committee)
    try:
        if withdraw_request(matter, reason=request.POST.get("reason", ""), actor=request.user):
            messages.success(request, _("«%(title)s» ya no espera decisión.") % {"title": matter.title})
    except ValidationError as error:
        tell(request, error)
    return redirect("committee:matter", pk)


@require_safe
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """To the subject itself, where its package shows it today."""
    return redirect(subject_url(access_matter(request.user, pk)))


def subject_url(matter: Matter) -> str:
    """The subject's own page. 404 when it is gone, or its address is not ours."""
    if matter.kind not in subject_kinds:
        raise Http404
    try:
        url = kind_of(matter.kind).describe(matter.object_id).url
    except LookupError as error:
        raise Http404 from error
    if not url or not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        raise Http404
    return url
