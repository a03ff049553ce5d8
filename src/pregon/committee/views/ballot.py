"""Voting by a personal link: no account, no program, a cheap phone is enough."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..domain.ballots import cast
from ..domain.consultations import is_voting
from ..domain.links import InvalidLink, ballot_of
from ..enums import Choice
from ..models import Ballot, CommitteeRules
from ..queries import items_with_votes
from ..words import moment_words

TEMPLATE = "committee/ballot.html.jinja"
# A person mistypes a link a few times; a program tries thousands.
WRONG_LINKS, WINDOW_SECONDS = 20, 600
Render = Callable[..., HttpResponse]


# The link itself is the proof, and nobody else knows it; a mail program's browser may keep no cookie.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ballot_page(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    """GET only shows, because mail scanners follow links; POST votes. `render` is the site's layout."""
    response = _answer(request, token, render)
    # The address is the secret: neither search engines nor the pages that are linked from here learn of it.
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _answer(request: HttpRequest, token: str, render: Render) -> HttpResponse:
    counter = _counter(request)
    if int(cache.get(counter) or 0) >= WRONG_LINKS:
        context = {"title": _("Espere unos minutos"), "step": "wait", "current_path": ""}
        return render(request, TEMPLATE, context, status=429)
    try:
        ballot = ballot_of(token)
    except InvalidLink:
        cache.add(counter, 0, WINDOW_SECONDS)
        cache.incr(counter)
        context = {"title": _("Este enlace no sirve"), "step": "invalid", "current_path": ""}
        return render(request, TEMPLATE, context, status=404)
    return _vote(request, ballot, render) if request.method == "POST" else _page(request, ballot, render)


def _vote(request: HttpRequest, ballot: Ballot, render: Render) -> HttpResponse:
    choices = choices_in(request.POST)
    if not choices:
        return _page(request, ballot, render, error=_("Elija su voto en al menos un asunto."), status=422)
    try:
        cast(ballot, choices, actor=None)
    except ValidationError as error:
        return _page(request, ballot, render, error=" ".join(error.messages), status=409)
    return _page(request, ballot, render, is_saved=True)


def choices_in(data: Mapping[str, Any]) -> dict[int, str]:
    """The votes of a form, by the id of their item; what is no vote is left out."""
    found = {}
    for name, value in data.items():
        prefix, _dash, number = name.partition("-")
        if prefix == "voto" and number.isdecimal() and len(number) < 19 and value in Choice.values:
            found[int(number)] = value
    return found


def _page(
    request: HttpRequest, ballot: Ballot, render: Render, *, error: str = "", is_saved: bool = False, status: int = 200
) -> HttpResponse:
    consultation = ballot.consultation
    consultation.refresh_from_db()
    rows = [(item, _own_vote(item, ballot), getattr(item, "decision", None)) for item in items_with_votes(consultation)]
    context = {
        "title": _("Voto del %(name)s") % {"name": CommitteeRules.load().name},
        "step": "vote" if is_voting(consultation) else "closed",
        "consultation": consultation,
        "deadline": moment_words(consultation.deadline),
        "member": ballot.member.user.first_name or str(ballot.member),
        "rows": rows,
        "voted": sum(bool(own) for _item, own, _decision in rows),
        "choices": [(value, str(label)) for value, label in Choice.choices],
        "error": error,
        "is_saved": is_saved,
        # The page must not say its own address in the head, as others do.
        "current_path": "",
    }
    return render(request, TEMPLATE, context, status=status)


def _own_vote(item: Any, ballot: Ballot) -> str:
    return next((vote.choice for vote in item.votes.all() if vote.member_id == ballot.member_id), "")


def _counter(request: HttpRequest) -> str:
    """Where the wrong links of one visitor are counted, in memory: a keyed mark that says nothing of anybody."""
    visitor = f"{request.META.get('REMOTE_ADDR', '')} {request.headers.get('X-Forwarded-For', '')}"
    mark = hmac.new(settings.SECRET_KEY.encode(), visitor.encode(), hashlib.sha256).hexdigest()
    return f"wrong-ballots:{mark}"
