"""Hearing by mail of what others say of a thing, and hearing no more."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..domain.acting import follow_act
from ..domain.following import stop_following
from ..enums import ContactKind
from ..forms.public import IdentityForm
from ..links import following_id_of
from ..models import Following, Participant
from ..targets import describe_threads, is_open
from .door import Render, citizen_page, remembered
from .places import access_place
from .writing import CLOSED, attempt

FOLLOW = "moderation/follow.html.jinja"
UNFOLLOW = "moderation/unfollow.html.jinja"


@citizen_page
def follow(request: HttpRequest, kind: str, object_id: int, render: Render) -> HttpResponse:
    """One press for who is remembered by an e-mail; the others say first where to write to."""
    target = access_place(kind, object_id)
    context = {"title": _("Recibir las opiniones nuevas"), "target": target, "is_done": "listo" in request.GET}
    if not context["is_done"] and not is_open(kind, object_id):
        return render(request, CLOSED, {"title": target.title, "target": target, "text": ""}, status=409)
    person = _with_address(remembered(request))
    form = IdentityForm(request.POST if request.method == "POST" else None, person=person)
    form.fields.pop("printed", None)
    if request.method == "POST":
        done = attempt(request, form, follow_act(kind, object_id), name="")
        if done:
            return done
    return render(request, FOLLOW, {**context, "form": form, "person": person}, status=422 if form.errors else 200)


def _with_address(person: Participant | None) -> Participant | None:
    """Who is remembered by a code on paper says now where to write to."""
    return person if person and person.contact_kind == ContactKind.EMAIL and person.contact else None


@citizen_page
def unfollow(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    """What the link of each mail opens; a press ends it, since programs open links, too."""
    number = following_id_of(token)
    if number is None:
        raise Http404
    following = Following.objects.select_related("thread").filter(pk=number).first()
    if request.method == "POST" and following:
        stop_following(following)
        return redirect(request.path)
    target = describe_threads([following.thread])[following.thread_id] if following else None
    return render(request, UNFOLLOW, {"title": _("Dejar de recibir avisos"), "target": target})
