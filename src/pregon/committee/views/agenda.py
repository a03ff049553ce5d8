"""The items of a session: put on, voted on, decided."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import rules
from ..access import access_matter, access_session, access_session_item, require
from ..domain.agenda import add_item, carry_over, move_item_up, remove_item
from ..domain.decide import decide_item
from ..domain.matters import propose_topic
from ..domain.votes import record_all_in_favour, record_vote
from ..enums import Choice, Outcome
from ..models import AgendaItem, Matter, Member
from .places import back_to, tell


@require_POST
def item_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A matter that waits (`matter`), or a topic of the Committee's own (`title`); the same title twice is one."""
    session = access_session(request.user, pk, may=rules.can_run_committee)
    try:
        item = add_item(session, _matter(request), actor=request.user)
    except ValidationError as error:
        tell(request, error)
        return back_to(session, "agregar")
    return back_to(session, f"tema-{item.pk}")


def _matter(request: HttpRequest) -> Matter:
    number = request.POST.get("matter", "")
    if number.isdecimal():
        return access_matter(request.user, int(number[:18]), may=rules.can_run_committee)
    title, summary = request.POST.get("title", ""), request.POST.get("summary", "")
    return propose_topic(title=title, summary=summary, actor=request.user)


def _do(request: HttpRequest, item: AgendaItem, verb: Callable[[], object], *, done: str = "") -> HttpResponse:
    """Does one thing to an item; what stands in its way is said."""
    assert item.session is not None  # noqa: S101 - only items of sessions come here
    try:
        verb()
        if done:
            messages.success(request, done)
    except ValidationError as error:
        tell(request, error)
    return back_to(item.session, f"tema-{item.pk}")


@require_POST
def item_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Off the agenda; its matter waits again."""
    item = access_session_item(request.user, pk)
    return _do(request, item, lambda: remove_item(item, actor=request.user))


@require_POST
def item_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Before the one above it."""
    item = access_session_item(request.user, pk)
    return _do(request, item, lambda: move_item_up(item, actor=request.user))


@require_POST
def item_carry(request: HttpRequest, pk: int) -> HttpResponse:
    """Left for another session."""
    item = access_session_item(request.user, pk)
    done = _("«%(title)s» pasa a otra sesión.") % {"title": item.matter.title}
    return _do(request, item, lambda: carry_over(item, actor=request.user), done=done)


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap is one vote: of anybody by the secretary, of oneself by a member."""
    item = access_session_item(request.user, pk, may=rules.can_see_sessions)
    number, choice = request.POST.get("member", ""), request.POST.get("choice", "")
    if choice not in Choice.values or not number.isdecimal():
        raise Http404
    member = get_object_or_404(Member, pk=int(number[:18]))
    require(rules.can_run_committee(request.user) or member.user_id == request.user.pk)
    return _do(request, item, lambda: record_vote(item, member, choice, actor=request.user))


@require_POST
def vote_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody present who has not voted is in favour."""
    item = access_session_item(request.user, pk)
    return _do(request, item, lambda: record_all_in_favour(item, actor=request.user))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision; the same one sent twice is one."""
    item = access_session_item(request.user, pk)
    outcome, conditions = request.POST.get("outcome", ""), request.POST.get("conditions", "")[:4000]
    if outcome not in Outcome.values:
        messages.error(request, _("Elija la decisión."))
        return _do(request, item, lambda: None)
    done = _("«%(title)s»: %(outcome)s.") % {"title": item.matter.title, "outcome": Outcome(outcome).label}
    verb = lambda: decide_item(item, outcome, conditions=conditions, actor=request.user)  # noqa: E731
    return _do(request, item, verb, done=done)
