"""Saying something: the form, the answer to somebody, the support."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..domain.acting import SUPPORT, Outcome, carry_out, comment_act, refuse_crowded_network, support_act
from ..domain.blocking import refuse_if_blocked
from ..domain.errors import ChallengeWanted, Refused
from ..domain.printed import printed_code
from ..domain.verification import ask_code, find_verification
from ..forms.public import CommentForm, IdentityForm
from ..links import comment_path, follow_path, own_path
from ..marks import network_mark
from ..models import Participant
from ..queries.listing import Shown
from ..targets import Target, is_open
from ..validators import LONGEST_TEXT, clean_name, clean_text
from .door import Render, citizen_page, remember, remembered
from .places import access_answerable, access_place

WRITE = "moderation/write.html.jinja"
IDENTIFY = "moderation/identify.html.jinja"
CLOSED = "moderation/closed.html.jinja"


@dataclass(frozen=True)
class Place:
    """Where it is said: of a thing, or in answer to a comment on it."""

    kind: str
    object_id: int
    target: Target
    parent: Shown | None = None


@citizen_page
def write(request: HttpRequest, kind: str, object_id: int, render: Render) -> HttpResponse:
    """An opinion on a thing."""
    return _write(request, Place(kind, object_id, access_place(kind, object_id)), render)


@citizen_page
def answer(request: HttpRequest, pk: int, render: Render) -> HttpResponse:
    """An answer to an opinion."""
    parent, thread, target = access_answerable(pk)
    return _write(request, Place(thread.kind, thread.object_id, target, parent), render)


@citizen_page
def support(request: HttpRequest, pk: int, render: Render) -> HttpResponse:
    """One press for who is remembered; the others say first who they are."""
    comment, thread, target = access_answerable(pk, also_answers=True)
    who = remembered(request)
    form = IdentityForm(request.POST if "contact" in request.POST or who else None, person=who)
    context = {"title": _("Apoyar un aporte"), "form": form, "comment": comment, "target": target}
    if not is_open(thread.kind, thread.object_id):
        return render(request, CLOSED, {**context, "text": ""}, status=409)
    if request.method == "POST" and form.is_bound:
        done = attempt(request, form, support_act(pk), name="")
        if done:
            return done
        return render(request, IDENTIFY, context, status=422)
    return render(request, IDENTIFY, context)


def _write(request: HttpRequest, place: Place, render: Render) -> HttpResponse:
    if not is_open(place.kind, place.object_id):
        context = {"title": place.target.title, "target": place.target, "text": request.POST.get("text", "")}
        return render(request, CLOSED, context, status=409)
    who = remembered(request)
    shared: dict[str, Any] = {"person": who, "is_answer": place.parent is not None}
    if request.method != "POST" or (request.POST.get("paso") == "1" and not who):
        return render(request, WRITE, _context(place, CommentForm(initial=_begun(request, place, who), **shared), who))
    form = CommentForm(_complete(request, who), **shared)
    done = _attempt_comment(request, form, place)
    return done or render(request, WRITE, _context(place, form, who), status=422)


def _attempt_comment(request: HttpRequest, form: CommentForm, place: Place) -> HttpResponse | None:
    if not _words_are_fit(form):
        return None
    data = form.cleaned_data
    act = comment_act(
        kind=place.kind,
        object_id=place.object_id,
        parent=place.parent.pk if place.parent else None,
        name=data["name"],
        text=data["text"],
        form_key=data["form_key"],
    )
    return attempt(request, form, act, name=data["name"])


def _words_are_fit(form: CommentForm) -> bool:
    """Looks at text and name before anybody is asked for a code."""
    form.full_clean()
    for name, clean in (("text", clean_text), ("name", clean_name)):
        if name in form.cleaned_data:
            try:
                form.cleaned_data[name] = clean(form.cleaned_data[name])
            except ValidationError as error:
                form.add_error(name, error)
    return form.is_valid()


def attempt(request: HttpRequest, form: IdentityForm, act: dict[str, Any], *, name: str) -> HttpResponse | None:
    """The answer when it is done or a code is on its way; nothing when the form says what is wrong."""
    network = network_mark(request)
    try:
        if not form.passes():
            return None
        refuse_if_blocked(participant=form.person, network=network)
        if form.person is None and not form.cleaned_data.get("printed"):
            return _ask_code(form, act, name, network)
        refuse_crowded_network(network, challenged=form.challenged)
        with _person(form, name, network) as person:
            outcome = carry_out(act, participant=person, network=network)
    except Refused as refusal:
        form.refuse(refusal.field, refusal.words)
    except ChallengeWanted:
        form.ask_question()
    else:
        return remember(after(outcome), person)
    return None


def _ask_code(form: IdentityForm, act: dict[str, Any], name: str, network: str) -> HttpResponse:
    contact = form.cleaned_data["contact"]
    asked = ask_code(contact=contact, name=name, act=act, network=network, challenged=form.challenged)
    return redirect("comment_code", token=asked.token)


def _person(form: IdentityForm, name: str, network: str) -> AbstractContextManager[Participant]:
    """Who is remembered, or holds a code on paper."""
    if form.person:
        return nullcontext(form.person)
    return printed_code(code=form.cleaned_data["printed"], name=name, network=network)


def after(outcome: Outcome) -> HttpResponse:
    """Where somebody is sent once it is done."""
    if outcome.following:
        thread = outcome.following.thread
        return redirect(f"{follow_path(thread.kind, thread.object_id)}?listo=1")
    assert outcome.comment  # noqa: S101 - every other act has one
    if outcome.do == SUPPORT:
        return redirect(f"{comment_path(outcome.comment.pk)}?apoyado=1")
    return redirect(f"{own_path(outcome.comment)}?recien=1")


def _begun(request: HttpRequest, place: Place, who: Participant | None) -> dict[str, Any]:
    """What was typed on the page of the thing, or waits behind a code."""
    begun = {"text": request.POST.get("text", ""), "name": who.name if who else ""}
    waiting = find_verification(request.GET.get("borrador", ""))
    if waiting and waiting.act.get("kind") == place.kind and waiting.act.get("object_id") == place.object_id:
        begun = {"text": waiting.act["text"], "name": waiting.act["name"], "contact": waiting.contact}
    return begun


def _complete(request: HttpRequest, who: Participant | None) -> Any:
    """The page of a thing asks for the text only; the rest is known."""
    data = request.POST.copy()
    if who and "name" not in data:
        data["name"] = who.name
    return data


def _context(place: Place, form: CommentForm, who: Participant | None) -> dict[str, Any]:
    title = _("Responder") if place.parent else _("Escriba su opinión")
    return {
        "title": title,
        "place": place,
        "target": place.target,
        "form": form,
        "person": who,
        "longest": LONGEST_TEXT,
    }
