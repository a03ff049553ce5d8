"""The Committee at a glance: what waits, the next session, what is being asked, what was decided."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import rules
from ..access import require
from ..enums import ConsultationState
from ..models import CommitteeRules
from ..queries import (
    attendance_of,
    consultations_awaiting,
    consultations_list,
    decisions_list,
    members_on,
    next_session,
    quorum_of,
    waiting_matters,
)
from .places import permissions

DECISIONS = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Staff who have no part in it see what was decided."""
    require(rules.can_read_decisions(request.user))
    if not rules.can_see_sessions(request.user):
        return redirect("committee:decisions")
    session = next_session()
    open_ones = consultations_list().filter(state=ConsultationState.OPEN)
    context = {
        "rules": CommitteeRules.load(request),
        "matters": waiting_matters(),
        "session": session,
        "seats": attendance_of(session) if session else [],
        "standing": quorum_of(session) if session else None,
        "consultations": open_ones,
        "my_votes": set(consultations_awaiting(request.user).values_list("pk", flat=True)),
        "decisions": decisions_list()[:DECISIONS],
        "member_count": members_on(timezone.localdate()).filter(has_vote=True).count(),
        **permissions(request.user),
    }
    return render(request, "committee/home.html", context)
