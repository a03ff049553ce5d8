"""Adding, editing, ordering and removing any part of the plan: one set of screens for all of them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..access import access_kind, access_part
from ..domain.edit import CannotRemove, ChangedMeanwhile, add_part, change_part, move_part, remove_part, stamp_of
from ..forms.base import ModelForm
from ..forms.parts import FORMS
from ..parts import Kind
from .places import Place, place_of


@require_http_methods(["GET", "HEAD", "POST"])
def part_add(request: HttpRequest, slug: str, parent: int) -> HttpResponse:
    """A new part under its parent; whoever presses twice makes one."""
    kind = access_kind(request.user, slug)
    above = get_object_or_404(kind.parent_model, pk=parent)
    part = kind.model(**{kind.parent: above})
    form = FORMS[slug](request.POST or None, instance=part, initial=_suggested(kind, above))
    if request.method == "POST" and form.is_valid():
        try:
            added = add_part(part, actor=request.user, fields=form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Listo: quedó agregado."))
            return redirect(place_of(added).url)
    place = place_of(part)
    return _form_page(request, form, place, title=str(kind.add_label), submit=str(kind.add_label))


@require_http_methods(["GET", "HEAD", "POST"])
def part_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Changes a part. The second of two people who edit it at once sees both texts before deciding."""
    kind, part = access_part(request.user, slug, pk)
    stored_stamp = stamp_of(part, FORMS[slug].base_fields)
    form = FORMS[slug](request.POST or None, instance=part)
    if request.method == "POST" and form.is_valid():
        try:
            fields = list(form.cleaned_data)
            change_part(part, actor=request.user, fields=fields, stamp=request.POST.get("stamp", ""))
        except ValidationError as error:
            form.add_error(None, error)
        except ChangedMeanwhile as meanwhile:
            return _conflict_page(request, kind, form, meanwhile)
        else:
            messages.success(request, _("Los cambios quedaron guardados."))
            return redirect(place_of(part).url)
    context = {"stamp": request.POST.get("stamp", stored_stamp), "kind": kind, "part": part}
    return _form_page(request, form, place_of(part), title=str(kind.edit_label), **context)


def _conflict_page(request: HttpRequest, kind: Kind, form: ModelForm, meanwhile: ChangedMeanwhile) -> HttpResponse:
    """Both texts, with the mark of what is stored now: saving again is a decision, not an accident."""
    current = meanwhile.current
    conflict = [
        (form[name].label, _words(current, name), _words(form.instance, name))
        for name in form.fields
        if getattr(current, name) != getattr(form.instance, name)
    ]
    stamp = stamp_of(current, form.fields)
    context = {"stamp": stamp, "conflict": conflict, "kind": kind, "part": form.instance}
    place = place_of(form.instance)
    return _form_page(request, form, place, title=str(kind.edit_label), status=409, **context)


def _words(row: object, name: str) -> str:
    """What a field says, as people read it."""
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return "—" if value in (None, "") else str(value)


@require_http_methods(["GET", "HEAD", "POST"])
def part_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Asks first; says why when it cannot be."""
    kind, part = access_part(request.user, slug, pk)
    place, problem = place_of(part), ""
    if request.method == "POST":
        try:
            remove_part(part, actor=request.user)
        except CannotRemove as error:
            problem = str(error)
        else:
            messages.success(request, _("Se quitó del plan."))
            return redirect(place.above)
    context = {"place": place, "part": part, "problem": problem, "kind": kind}
    return render(request, "plans/part_remove.html", context, status=409 if problem else 200)


@require_POST
def part_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One place up or down."""
    _kind, part = access_part(request.user, slug, pk)
    move_part(part, up=request.POST.get("hacia") == "arriba", actor=request.user)
    return redirect(place_of(part).url)


def _suggested(kind: Kind, above: object) -> dict[str, object]:
    """What the next row will most likely say."""
    if kind.slug == "actividad":
        return {"number": above.enabling.count() + 1}  # type: ignore[attr-defined]
    return {}


def _form_page(
    request: HttpRequest, form: ModelForm, place: Place, *, title: str, status: int = 200, **context: object
) -> HttpResponse:
    if form.errors and status == 200:
        status = 422
    page = {"form": form, "place": place, "title": title, "submit": _("Guardar cambios"), **context}
    return render(request, "plans/form.html", page, status=status)
