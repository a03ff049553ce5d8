"""The steps of answering a form. Each one saves first, so that whatever happens next loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..domain.answers import shown_pages
from ..domain.codes import spelled, understood
from ..domain.definition import Page
from ..domain.drafts import AlreadySubmitted, UnknownCode, check_draft, save_page, start_draft
from ..domain.limits import NEW_DRAFTS, TooMany
from ..domain.submit import NotReady, submit
from ..models import Draft
from ..visitors import visitor
from . import entry_pages as pages

if TYPE_CHECKING:
    from ..flow import EntryFlow, Offer

Where = Mapping[str, Any]
View = Callable[..., HttpResponse]
OWN = ("draft_code", "page_key")


def step(flow: EntryFlow, view: View) -> View:
    """A step as a view of Django: never kept, never indexed, with an answer to everything that can happen."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def serve(request: HttpRequest, **arguments: Any) -> HttpResponse:
        response = _served(flow, view, request, arguments)
        response["X-Robots-Tag"] = "noindex"
        return response

    return serve


def _served(flow: EntryFlow, view: View, request: HttpRequest, arguments: dict[str, Any]) -> HttpResponse:
    from ..flow import Closed

    where = {name: value for name, value in arguments.items() if name not in OWN}
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
        return pages.from_elsewhere(flow, request)
    try:
        offer = flow.offer(request, **where)
        mine = {name: arguments[name] for name in OWN if name in arguments}
        return view(flow, request, offer, where, **mine)
    except Closed as closed:
        return pages.message(flow, request, closed.title, closed.message, status=closed.status)
    except TooMany:
        return pages.too_many(flow, request)
    except UnknownCode:
        return pages.unknown_draft(flow, request, flow.url(request, "resume", where))


def start(flow: EntryFlow, request: HttpRequest, offer: Offer, where: Where) -> HttpResponse:
    """The first page, before there is a draft; saving it makes one."""
    shown = pages.Shown(flow, request, offer, where)
    first = shown.first_page()
    if request.method != "POST":
        return pages.question_page(shown, first)
    _limit_drafts(request)
    draft, code = start_draft(offer.version)
    return _save(pages.Shown(flow, request, offer, where, draft, code), first)


def _limit_drafts(request: HttpRequest) -> None:
    NEW_DRAFTS.refuse(visitor(request))
    NEW_DRAFTS.count(visitor(request))


def show_page(
    flow: EntryFlow, request: HttpRequest, offer: Offer, where: Where, draft_code: str, page_key: str
) -> HttpResponse:
    """A page of a draft, or what comes of saving it."""
    draft = flow.draft(request, offer, draft_code)
    shown = pages.Shown(flow, request, offer, where, draft, understood(draft_code))
    if draft.submission:
        return redirect(flow.receipt_url(draft.submission, **where))
    asked = draft.version.definition.page(page_key)
    if asked is None or not check_draft(draft).of_page(asked):
        return redirect(shown.url("review"))
    if request.method == "POST":
        return _save(shown, asked)
    return pages.question_page(shown, asked)


def _save(shown: pages.Shown, page: Page) -> HttpResponse:
    draft, request = shown.saved_draft, shown.request
    try:
        checked = save_page(draft, page, request.POST, request.FILES, sender=visitor(request))
    except AlreadySubmitted:
        return redirect(shown.url("review"))
    wanted = request.POST.get("ir")
    if wanted == "despues":
        return redirect(shown.url("later"))
    if wanted == "atras":
        return redirect(_page_before(shown, page))
    offered = set(request.POST.getlist("_shown"))
    new = [field.key for field in checked.of_page(page) if field.key not in offered]
    if any(key not in new for key in checked.errors_of_page(page)):
        return pages.question_page(shown, page, wrong=True, new=new, status=422)
    if new:
        return redirect(f"{shown.url('page', page_key=page.key)}?nuevas=1#q-{new[0]}")
    return redirect(_page_after(shown, page))


def _page_before(shown: pages.Shown, page: Page) -> str:
    asked = _asked(shown.saved_draft)
    before = asked[: asked.index(page)] if page in asked else asked
    return shown.url("page", page_key=before[-1].key) if before else shown.url("page", page_key=page.key)


def _page_after(shown: pages.Shown, page: Page) -> str:
    definition = shown.saved_draft.version.definition
    rest = definition.pages[definition.pages.index(page) + 1 :]
    following = [each for each in _asked(shown.saved_draft) if each in rest]
    return shown.url("page", page_key=following[0].key) if following else shown.url("review")


def _asked(draft: Draft) -> list[Page]:
    return shown_pages(draft.version.definition, check_draft(draft))


def review(flow: EntryFlow, request: HttpRequest, offer: Offer, where: Where, draft_code: str) -> HttpResponse:
    """Everything that was answered, with what is missing; from here it is sent, once."""
    from ..flow import NotAccepted

    draft = flow.draft(request, offer, draft_code)
    shown = pages.Shown(flow, request, offer, where, draft, understood(draft_code))
    if draft.submission:
        return redirect(flow.receipt_url(draft.submission, **where))
    if request.method != "POST":
        return pages.review_page(shown, check_draft(draft))
    try:
        submission = submit(
            draft,
            source=flow.source(request),
            key=flow.key(request, draft, **where),
            actor=flow.captured_by(request),
            then=lambda made: flow.on_submitted(made, request=request, offer=offer, **where),
        )
    except NotReady as error:
        return pages.review_page(shown, error.checked, status=422)
    except NotAccepted as error:
        return pages.review_page(shown, check_draft(draft), refusal=error.message, status=409)
    return redirect(flow.receipt_url(submission, **where))


def later(flow: EntryFlow, request: HttpRequest, offer: Offer, where: Where, draft_code: str) -> HttpResponse:
    """The code and what to do with it."""
    draft = flow.draft(request, offer, draft_code)
    shown = pages.Shown(flow, request, offer, where, draft, understood(draft_code))
    resume_url = flow.url(request, "resume", where)
    expires = timezone.localtime(draft.expires_at)
    context = {
        "heading": _("Puede continuar después"),
        "expires_on": date_format(expires, r"j \d\e F \d\e Y").lower(),
        "resume_url": resume_url,
        "full_resume_url": f"{settings.BASE_URL}{resume_url}",
        "page_url": _where_left(shown),
        "code": spelled(shown.code),
    }
    return shown.render("later", context)


def resume_draft(flow: EntryFlow, request: HttpRequest, offer: Offer, where: Where) -> HttpResponse:
    """On another device: the code is typed and leads to where it was left."""
    typed = request.POST.get("codigo", "")[:40]
    shown = pages.Shown(flow, request, offer, where)
    if request.method != "POST":
        return pages.resume_page(shown)
    try:
        draft = flow.draft(request, offer, typed)
    except UnknownCode:
        return pages.resume_page(shown, typed=typed, error=_wrong_code(typed), status=422)
    found = pages.Shown(flow, request, offer, where, draft, understood(typed))
    return redirect(_where_left(found))


def _wrong_code(typed: str) -> str:
    if not typed.strip():
        return _("Escriba su código.")
    if not understood(typed):
        return _("El código tiene diez letras y números. Revíselo y escríbalo de nuevo.")
    return _("No encontramos ese código. Revíselo: los borradores se guardan treinta días.")


def _where_left(shown: pages.Shown) -> str:
    draft = shown.saved_draft
    asked = [page.key for page in _asked(draft)]
    return shown.url("page", page_key=draft.page) if draft.page in asked else shown.url("review")
