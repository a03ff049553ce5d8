"""How a page or a question will look, in a frame beside the designer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import get_template
from django.views.decorators.http import require_http_methods, require_safe

from pregon.kernel.prose import to_html

from ..access import access_form, access_kind, access_page
from ..controls import Control, controls_of
from ..question_design import QuestionDesign, blank_field


@require_safe
def page_preview(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """A page of the draft, with every question, also those that an answer would hide."""
    _form, page = access_page(request.user, pk, key)
    context = {"title": page.title, "intro": to_html(page.intro), "controls": controls_of(page.fields, {})}
    return _framed(request, context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_preview(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A question as it is being written, saved or not: the designer's form is posted into the frame."""
    form = access_form(request.user, pk)
    blank = blank_field(access_kind(kind))
    known = form.definition.by_key.get(request.POST.get("key") or request.GET.get("pregunta", ""))
    field = known if known and known.kind == kind else blank
    if request.method != "POST":
        return _framed(request, {"controls": [Control(field)]})
    design = QuestionDesign(field, form.definition, data=_without_condition(request.POST))
    if not design.is_valid():
        return _framed(request, {"problems": [f"{label}: {text}".lstrip(": ") for _id, label, text in design.problems]})
    return _framed(request, {"controls": [Control(design.to_field())]})


def _without_condition(post: QueryDict) -> QueryDict:
    """When a question is shown does not change how it looks."""
    kept = post.copy()
    for name in [name for name in kept if name.startswith("c-")]:
        del kept[name]
    return kept


def _framed(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    return HttpResponse(get_template("forms/preview.html.jinja").render(context, request))
