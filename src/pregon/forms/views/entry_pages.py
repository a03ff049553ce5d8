"""The pages of answering a form, made from a draft or from nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.kernel.prose import to_html

from ..controls import Control, controls_of
from ..domain.answers import Checked, check_answers, shown_pages
from ..domain.codes import spelled
from ..domain.definition import Definition, Page
from ..domain.drafts import Typed
from ..kinds.registry import kind_of
from ..models import Draft
from ..reading import read_answers

if TYPE_CHECKING:
    from ..flow import EntryFlow, Offer

Text = str | Promise


@dataclass(frozen=True)
class Shown:
    """Who asks for what: a flow, a request, what is offered and where, and the draft when there is one."""

    flow: EntryFlow
    request: HttpRequest
    offer: Offer
    where: Mapping[str, Any]
    draft: Draft | None = None
    code: str = ""

    @property
    def saved_draft(self) -> Draft:
        assert self.draft is not None  # noqa: S101 - asked after saving only
        return self.draft

    @property
    def definition(self) -> Definition:
        return (self.draft.version if self.draft else self.offer.version).definition

    @property
    def typed(self) -> Typed:
        return dict(self.draft.values) if self.draft else {}

    def first_page(self) -> Page:
        return shown_pages(self.definition, check_answers(self.definition, {}))[0]

    def url(self, name: str, **more: Any) -> str:
        """The address of a step of this draft."""
        return self.flow.url(self.request, name, self.where, draft_code=spelled(self.code), **more)

    def start_url(self) -> str:
        return self.flow.url(self.request, "start", self.where)

    def resume_url(self) -> str:
        return self.flow.url(self.request, "resume", self.where)

    def render(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        whole = {"offer": self.offer, "title": self.offer.title, **context}
        return self.flow.render(self.request, f"forms/entry/{template}.html.jinja", whole, status=status)


def question_page(
    shown: Shown, page: Page, *, wrong: bool = False, new: list[str] | None = None, status: int = 200
) -> HttpResponse:
    """One page of questions. `wrong` says what is wrong in it, except in questions that are `new` to the person."""
    checked = check_answers(shown.definition, shown.typed)
    told = wrong or "revisar" in shown.request.GET
    errors = {key: error for key, error in checked.errors_of_page(page).items() if told and key not in (new or [])}
    controls = controls_of(checked.of_page(page), shown.typed, errors)
    asked = shown_pages(shown.definition, checked)
    context = {
        "title": _titled(page.title, shown, wrong=bool(errors)),
        "page": page,
        "intro": to_html(page.intro) if page.intro else "",
        "controls": controls,
        "wrong": [control for control in controls if control.error],
        "notice": _new_questions(len(new or []), shown.request),
        "number": asked.index(page) + 1,
        "total": len(asked) + 1,
        "is_first": page == asked[0],
        "has_files": any(kind_of(field).takes_files for field in page.fields),
        "action": shown.url("page", page_key=page.key) if shown.draft else shown.start_url(),
        "resume_url": shown.resume_url(),
        "code": spelled(shown.code),
    }
    return shown.render("page", context, status=status)


def _titled(title: str, shown: Shown, *, wrong: bool) -> str:
    whole = f"{title} · {shown.offer.title}"
    return _("Error: %(title)s") % {"title": whole} if wrong else whole


def _new_questions(count: int, request: HttpRequest) -> str:
    if not count and "nuevas" not in request.GET:
        return ""
    return ngettext("Por su respuesta hay otra pregunta.", "Por su respuesta hay otras preguntas.", max(count, 1))


def review_page(shown: Shown, checked: Checked, *, refusal: Text = "", status: int = 200) -> HttpResponse:
    """Everything, and a way to change each page."""
    asked = shown_pages(shown.definition, checked)
    visible = Definition(pages=tuple(_visible(page, checked) for page in asked))
    parts = [
        {"title": part.title, "rows": part.rows, "url": shown.url("page", page_key=part.key)}
        for part in read_answers(visible, checked.values, blanks=True)
    ]
    context = {
        "title": f"{_('Revise sus respuestas')} · {shown.offer.title}",
        "heading": _("Revise sus respuestas"),
        "parts": parts,
        "wrong": [(control, _link(shown, control)) for control in _wrong(shown, checked)],
        "refusal": refusal,
        "total": len(asked) + 1,
        "action": shown.url("review"),
        "back_url": shown.url("page", page_key=asked[-1].key) if asked else "",
        "later_url": shown.url("later"),
        "code": spelled(shown.code),
    }
    return shown.render("review", context, status=status)


def _visible(page: Page, checked: Checked) -> Page:
    return page.model_copy(update={"fields": tuple(checked.of_page(page))})


def _wrong(shown: Shown, checked: Checked) -> list[Control]:
    fields = [shown.definition.by_key[key] for key in checked.errors]
    return controls_of(fields, shown.typed, checked.errors)


def _link(shown: Shown, control: Control) -> str:
    page = shown.definition.page_of(control.field.key)
    assert page is not None  # noqa: S101 - the question is one of the form's
    return f"{shown.url('page', page_key=page.key)}?revisar=1#{control.target}"


def resume_page(shown: Shown, *, typed: str = "", error: str = "", status: int = 200) -> HttpResponse:
    """Where a code is typed."""
    context = {
        "heading": _("Continúe lo que había empezado"),
        "typed": typed,
        "error": error,
        "action": shown.resume_url(),
        "start_url": shown.start_url(),
    }
    return shown.render("resume", context, status=status)


def message(
    flow: EntryFlow, request: HttpRequest, title: Text, text: Text, *, status: int, link: tuple[str, str] = ("", "")
) -> HttpResponse:
    """A page that says one thing, with one way on at most."""
    context = {"title": title, "message": text, "link_text": link[0], "link_url": link[1]}
    return flow.render(request, "forms/entry/message.html.jinja", context, status=status)


def unknown_draft(flow: EntryFlow, request: HttpRequest, resume_url: str) -> HttpResponse:
    text = _("La dirección tiene un código que no existe o que ya venció. Escriba el suyo de nuevo.")
    return message(
        flow, request, _("No encontramos ese borrador"), text, status=404, link=(_("Escribir mi código"), resume_url)
    )


def too_many(flow: EntryFlow, request: HttpRequest) -> HttpResponse:
    response = message(
        flow,
        request,
        _("Espere unos minutos"),
        _("Desde su conexión llegaron demasiados intentos. Lo que guardó no se pierde: vuelva en diez minutos."),
        status=429,
    )
    response["Retry-After"] = "600"
    return response


def from_elsewhere(flow: EntryFlow, request: HttpRequest) -> HttpResponse:
    text = _("El formulario se envió desde otro sitio. Ábralo aquí y envíelo de nuevo.")
    return message(flow, request, _("No se recibió"), text, status=403)
