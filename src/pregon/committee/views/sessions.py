"""Sessions: the list, convening, and the page that is used while people sit together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import rules
from ..access import access_guest, access_seat, access_session, require
from ..calendar_file import calendar_file
from ..domain.attendance import add_guest, record_attendance, remove_guest
from ..domain.sessions import cancel_session, close_session, convene_session, open_session
from ..enums import Presence
from ..exports import sessions_workbook
from ..forms.base import take_errors
from ..forms.sessions import ConveneForm, ReasonForm, SessionFilter
from ..models import AgendaItem, CommitteeRules, Session
from ..queries import PER_PAGE, sessions_list
from .places import back_to, committee_crumb, download, permissions, tell
from .session_page import session_context

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    """All sessions, narrowed down."""
    require(rules.can_see_sessions(request.user))
    filters = SessionFilter(request.GET)
    wanted = _wanted(filters)
    page = Paginator(_filtered(wanted), PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "filters": filters,
        "wanted": wanted,
        "query": urlencode(wanted),
        "crumbs": [committee_crumb()],
        **permissions(request.user),
    }
    return render(request, "committee/sessions.html", context)


@require_safe
def session_export(request: HttpRequest) -> HttpResponse:
    """The same list as XLSX, all pages of it."""
    require(rules.can_see_sessions(request.user))
    return download(sessions_workbook(_filtered(_wanted(SessionFilter(request.GET)))), "sesiones-comite.xlsx", XLSX)


def _wanted(filters: Any) -> dict[str, Any]:
    """The filters that are on."""
    filters.is_valid()
    return {name: value for name, value in filters.cleaned_data.items() if value}


def _filtered(wanted: dict[str, Any]) -> QuerySet[Session]:
    rows = sessions_list()
    if "anio" in wanted:
        rows = rows.filter(year=wanted["anio"])
    if "estado" in wanted:
        rows = rows.filter(state=wanted["estado"])
    if "texto" in wanted:
        says = AgendaItem.objects.filter(session=OuterRef("pk"), matter__title__icontains=wanted["texto"])
        rows = rows.filter(Q(place__icontains=wanted["texto"]) | Exists(says))
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def convene(request: HttpRequest) -> HttpResponse:
    """Calls the members. The form sent twice leads to the session that is there."""
    require(rules.can_run_committee(request.user))
    form = ConveneForm(request.POST or None, label_suffix="")
    if request.method == "POST":
        twin = _same_moment(form)
        session = twin or (_convened(form, request) if form.is_valid() else None)
        if session:
            return redirect("committee:session", session.pk)
    context = {
        "form": form,
        "title": _("Convocar una sesión"),
        "lead": _(
            "Cada miembro recibe un correo con la fecha, el lugar, el orden del día y el evento para su calendario."
        ),
        "submit": _("Convocar"),
        "crumbs": [committee_crumb(), (_("Sesiones"), "../")],
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)


def _same_moment(form: ConveneForm) -> Session | None:
    """A session that this very form has made: its matters are then no longer free to be chosen."""
    form.is_valid()
    if not {"day", "hour"} <= form.cleaned_data.keys():
        return None
    return Session.objects.filter(starts_at=form.starts_at).exclude(state="cancelled").first()


def _convened(form: ConveneForm, request: HttpRequest) -> Session | None:
    data = form.cleaned_data
    try:
        session = convene_session(
            starts_at=form.starts_at,
            actor=request.user,
            place_name=data["place"],
            link=data["link"],
            message=data["message"],
            matters=data["matters"],
        )
    except ValidationError as error:
        take_errors(form, error)
        return None
    messages.success(request, _("La %(session)s quedó convocada.") % {"session": session})
    return session


@require_safe
def session_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Attendance, items, votes and decisions, for one thumb."""
    session = access_session(request.user, pk)
    return render(request, "committee/session.html", session_context(request, session))


@require_safe
def session_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The session for one's own calendar."""
    session = access_session(request.user, pk)
    title = _("Sesión del %(name)s") % {"name": CommitteeRules.load(request).name}
    agenda = "\n".join(f"{item.order}. {item.matter.title}" for item in session.items.select_related("matter"))
    return download(calendar_file(session, title=title, description=agenda), "sesion.ics", "text/calendar")


def _step(
    request: HttpRequest, session: Session, verb: Callable[[], object], *, done: str, anchor: str = ""
) -> HttpResponse:
    """Does one thing to a session and says so; a second press changes nothing and says nothing."""
    try:
        if verb() and done:
            messages.success(request, done)
    except ValidationError as error:
        tell(request, error)
    return back_to(session, anchor)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """The session begins."""
    session = access_session(request.user, pk, may=rules.can_run_committee)
    done = _("La sesión empezó. Marque quién asiste.")
    return _step(request, session, lambda: open_session(session, actor=request.user), done=done, anchor="asistencia")


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The session ends."""
    session = access_session(request.user, pk, may=rules.can_run_committee)
    done = _("La sesión quedó cerrada. Falta emitir el acta.")
    return _step(request, session, lambda: close_session(session, actor=request.user), done=done)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """The session does not take place; the reason is asked for."""
    session = access_session(request.user, pk, may=rules.can_run_committee)
    form = ReasonForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = _("La sesión quedó cancelada. Sus temas vuelven a la lista de espera.")
        return _step(request, session, lambda: cancel_session(session, reason=reason, actor=request.user), done=done)
    context = {
        "form": form,
        "title": _("Cancelar la %(session)s") % {"session": session},
        "lead": _("Los temas vuelven a la lista de espera y los miembros reciben un correo con el motivo."),
        "submit": _("Cancelar la sesión"),
        "crumbs": [committee_crumb(), (str(session), "../")],
    }
    return render(request, "committee/form.html", context, status=422 if form.errors else 200)


@require_POST
def attendance(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """One tap marks a member; the same tap again changes nothing."""
    seat = access_seat(request.user, pk, member)
    presence = request.POST.get("presence", "")
    if presence in Presence.values:
        return _step(
            request,
            seat.session,
            lambda: record_attendance(seat, presence, actor=request.user),
            done="",
            anchor=f"miembro-{member}",
        )
    return back_to(seat.session, f"miembro-{member}")


@require_POST
def guest_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who is no member came too."""
    session = access_session(request.user, pk, may=rules.can_run_committee)
    name = request.POST.get("name", "")
    return _step(request, session, lambda: add_guest(session, name, actor=request.user), done="", anchor="invitados")


@require_POST
def guest_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """A guest who was not there."""
    guest = access_guest(request.user, pk)
    return _step(request, guest.session, lambda: remove_guest(guest, actor=request.user), done="", anchor="invitados")
