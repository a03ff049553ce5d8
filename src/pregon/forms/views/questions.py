"""Designing the questions of a form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import access_field, access_kind, access_page
from ..controls import controls_of, render_fields
from ..domain.definition import Definition, Field, new_key
from ..domain.design import keys_ever_used, stamp_of
from ..domain.editing import (
    FieldChanged,
    add_field,
    change_field,
    duplicate_field,
    move_field,
    needed_by,
    remove_field,
)
from ..domain.words import condition_words
from ..kinds.base import Kind
from ..kinds.registry import kinds
from ..models import Form
from ..question_design import QuestionDesign, blank_field
from .designer import crumbs_to, outline_at, try_edit


@require_safe
def choose_kind(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The types of question, each with what it is good for and how it looks."""
    form, page = access_page(request.user, pk, key)
    offered = [{"kind": kind, "example": _example(kind)} for kind in kinds]
    context = {"form": form, "page": page, "offered": offered, "crumbs": crumbs_to(form)}
    return render(request, "forms/kinds.html", context)


def _example(kind: Kind) -> str:
    field = blank_field(kind).model_copy(
        update={"key": f"ejemplo_{kind.id}", "label": str(kind.label), "required": True}
    )
    return render_fields(controls_of([field], {}))


@require_http_methods(["GET", "HEAD", "POST"])
def question_add(request: HttpRequest, pk: int, key: str, kind: str) -> HttpResponse:
    """A question at the end of a page. Its key is made from what it asks, once."""
    form, page = access_page(request.user, pk, key)
    blank = blank_field(access_kind(kind))
    posted = request.POST if request.method == "POST" else None
    design = QuestionDesign(blank, form.definition, page_key=key, data=posted, new=True)
    if posted is not None and design.is_valid():
        new = design.to_field(new_key(design.common.cleaned_data["label"], keys_ever_used(form)))
        if try_edit(request, form, lambda definition: add_field(definition, key, new)):
            messages.success(request, _("La pregunta quedó agregada."))
            return redirect(outline_at(pk, key))
    return _question_page(request, form, design, heading=_("Agregar pregunta"), cancel=outline_at(pk, page.key))


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Changes a question. The second of two people who edit it at once sees both before deciding."""
    form, field = access_field(request.user, pk, key)
    posted = request.POST if request.method == "POST" else None
    design = QuestionDesign(field, form.definition, data=posted)
    page = form.definition.page_of(key)
    assert page is not None  # noqa: S101 - the question is in the form
    cancel = outline_at(pk, page.key)
    heading = _("Editar pregunta")
    if posted is not None and design.is_valid():
        if posted.get("stamp", "") != stamp_of(field.model_dump(mode="json")):
            return _conflict_page(request, form, design, heading=heading, cancel=cancel)
        try:
            if try_edit(request, form, lambda now: change_field(now, design.to_field(), seen=field)):
                messages.success(request, _("La pregunta quedó guardada."))
                return redirect(cancel)
        except FieldChanged:
            form, design.field = access_field(request.user, pk, key)
            return _conflict_page(request, form, design, heading=heading, cancel=cancel)
    return _question_page(request, form, design, heading=heading, cancel=cancel, is_stored=True)


def _conflict_page(
    request: HttpRequest, form: Form, design: QuestionDesign, *, heading: str, cancel: str
) -> HttpResponse:
    """Both texts, with the mark of what is stored now: saving again is a decision, not an accident."""
    stored, typed = design.field, design.to_field()
    rows = zip(_in_words(stored, form.definition), _in_words(typed, form.definition), strict=False)
    conflict = [(label, now, mine) for (label, now), (_label, mine) in rows if now != mine]
    return _question_page(
        request, form, design, heading=heading, cancel=cancel, is_stored=True, conflict=conflict, status=409
    )


def _in_words(field: Field, definition: Definition) -> list[tuple[str, str]]:
    """What a question says, for comparing."""
    options = [f"{name}: {_option_words(value)}" for name, value in sorted(field.options.items())]
    return [
        (_("Pregunta"), field.label),
        (_("Ayuda"), field.hint or "—"),
        (_("Obligatoria"), _("sí") if field.required else _("no")),
        (_("Opciones"), "; ".join(options) or "—"),
        (_("Se muestra"), condition_words(field.show_if, definition) or _("siempre")),
    ]


def _option_words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(each["label"] if isinstance(each, dict) else str(each) for each in value)
    return str(value)


@require_http_methods(["GET", "HEAD", "POST"])
def question_remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Asks first; says which questions still depend on it."""
    form, field = access_field(request.user, pk, key)
    page = form.definition.page_of(key)
    if request.method == "POST":
        if try_edit(request, form, lambda definition: remove_field(definition, key)):
            messages.success(request, _("La pregunta se quitó del borrador."))
        return redirect(outline_at(pk, page.key if page else ""))
    context = {
        "form": form,
        "what": field.label,
        "needed_by": needed_by(form.definition, {key}),
        "crumbs": crumbs_to(form),
    }
    return render(request, "forms/remove.html", context)


@require_POST
def question_move(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One place up or down, over the edge of a page too."""
    form, _field = access_field(request.user, pk, key)
    up = request.POST.get("hacia") == "arriba"
    try_edit(request, form, lambda definition: move_field(definition, key, up=up))
    return _back_to(form, key)


@require_POST
def question_duplicate(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The same question once more, to change it."""
    form, _field = access_field(request.user, pk, key)
    taken = keys_ever_used(form)
    try_edit(request, form, lambda definition: duplicate_field(definition, key, taken))
    return _back_to(form, key)


def _back_to(form: Form, key: str) -> HttpResponse:
    page = form.definition.page_of(key)
    return redirect(f"{reverse('forms:form', args=[form.pk])}?pagina={page.key if page else ''}#pregunta-{key}")


def _question_page(
    request: HttpRequest,
    form: Form,
    design: QuestionDesign,
    *,
    heading: str,
    cancel: str,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    stored = stamp_of(design.field.model_dump(mode="json"))
    is_conflict = "conflict" in more
    stamp = stored if is_conflict or not design.is_bound else request.POST.get("stamp", stored)
    context = {
        "form": form,
        "design": design,
        "heading": heading,
        "cancel": cancel,
        "stamp": stamp,
        "crumbs": crumbs_to(form),
        "preview_url": reverse("forms:question_preview", args=[form.pk, design.field.kind]),
        **more,
    }
    wrong = design.is_bound and design.problems
    return render(request, "forms/question.html", context, status=422 if wrong and status == 200 else status)
