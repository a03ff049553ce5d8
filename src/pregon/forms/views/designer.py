"""Designing a form: the list, the outline, its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pregon.people.public import User

from .. import rules
from ..access import access_form, access_page, require
from ..designer_forms import PageForm, TitleForm
from ..domain.checks import InvalidDefinition
from ..domain.definition import Definition, Page
from ..domain.design import edit_draft, rename_form
from ..domain.editing import StillNeeded, add_page, change_page, move_page, remove_page
from ..domain.words import condition_words
from ..kinds.registry import kind_of
from ..models import Form
from ..queries import current_version, forms_with_numbers
from ..shipped import purposes

PER_PAGE = 25


@require_safe
def form_list(request: HttpRequest) -> HttpResponse:
    """Every form, the last one changed first."""
    require(rules.can_design_forms(request.user))
    page = Paginator(forms_with_numbers(), PER_PAGE).get_page(request.GET.get("pagina"))
    lines = [{"form": form, "purpose": purpose_label(form)} for form in page]
    return render(request, "forms/list.html", {"page": page, "lines": lines})


@require_safe
def outline(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole form at a glance, with everything that can be done to it."""
    form = access_form(request.user, pk)
    definition = form.definition
    version = current_version(form)
    shown = definition.page(request.GET.get("pagina", "")) or next(iter(definition.pages), None)
    context = {
        "form": form,
        "pages": [_page_lines(page, definition) for page in definition.pages],
        "shown": shown,
        "version": version,
        "is_changed": version is not None and version.content != form.draft,
        "can_publish": rules.can_publish_forms(request.user),
        "crumbs": crumbs_to(),
        "home": home_of(form),
    }
    return render(request, "forms/outline.html", context)


def _page_lines(page: Page, definition: Definition) -> dict[str, Any]:
    return {
        "page": page,
        "lines": [
            {"field": field, "kind": kind_of(field).label, "condition": condition_words(field.show_if, definition)}
            for field in page.fields
        ],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def title(request: HttpRequest, pk: int) -> HttpResponse:
    """Another title for the form."""
    form = access_form(request.user, pk)
    typed = TitleForm(request.POST or None, initial={"title": form.title})
    if request.method == "POST" and typed.is_valid():
        rename_form(form, title=typed.cleaned_data["title"], actor=request.user)
        messages.success(request, _("Los cambios quedaron guardados."))
        return redirect("forms:form", pk)
    return _form_page(request, form, typed, heading=_("Cambiar el título"))


@require_http_methods(["GET", "HEAD", "POST"])
def page_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A page at the end."""
    form = access_form(request.user, pk)
    typed = PageForm(request.POST or None)
    if request.method == "POST" and typed.is_valid():
        saved = try_edit(request, form, lambda definition: add_page(definition, **typed.cleaned_data))
        if saved:
            messages.success(request, _("La página quedó agregada. Agregue sus preguntas."))
        return redirect(f"{reverse('forms:form', args=[pk])}#pagina-{form.definition.pages[-1].key}")
    return _form_page(request, form, typed, heading=_("Agregar página"))


@require_http_methods(["GET", "HEAD", "POST"])
def page_edit(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The title and the introduction of a page."""
    form, page = access_page(request.user, pk, key)
    typed = PageForm(request.POST or None, initial={"title": page.title, "intro": page.intro})
    if request.method == "POST" and typed.is_valid():
        if try_edit(request, form, lambda definition: change_page(definition, key, **typed.cleaned_data)):
            messages.success(request, _("Los cambios quedaron guardados."))
        return redirect(outline_at(pk, page.key))
    return _form_page(request, form, typed, heading=_("Editar página"))


@require_http_methods(["GET", "HEAD", "POST"])
def page_remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Asks first: its questions go with it."""
    form, page = access_page(request.user, pk, key)
    if request.method == "POST":
        if try_edit(request, form, lambda definition: remove_page(definition, key)):
            messages.success(request, _("La página se quitó del borrador."))
        return redirect("forms:form", pk)
    context = {"form": form, "what": page.title, "lost": page.fields, "crumbs": crumbs_to(form)}
    return render(request, "forms/remove.html", context)


@require_POST
def page_move(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One place up or down."""
    form, _page = access_page(request.user, pk, key)
    up = request.POST.get("hacia") == "arriba"
    try_edit(request, form, lambda definition: move_page(definition, key, up=up))
    return redirect(outline_at(pk, key))


def try_edit(request: HttpRequest, form: Form, change: Callable[[Definition], Definition]) -> bool:
    """Whether the draft was changed; why not is told above the next page."""
    assert isinstance(request.user, User)  # noqa: S101 - an access function let them in
    try:
        edit_draft(form, change, actor=request.user)
    except InvalidDefinition as error:
        for problem in error.problems:
            messages.error(request, problem.text)
        return False
    except StillNeeded as error:
        messages.error(request, str(error))
        return False
    return True


def outline_at(pk: int, page_key: str) -> str:
    """The outline, with a page of it in the preview."""
    return f"{reverse('forms:form', args=[pk])}?pagina={page_key}#pagina-{page_key}"


def purpose_label(form: Form) -> str:
    purpose = purposes.get(form.purpose)
    return str(purpose.label) if purpose else form.purpose


def home_of(form: Form) -> str:
    """Where what the form is for is at home; empty when nobody said."""
    purpose = purposes.get(form.purpose)
    return purpose.home(form) if purpose else ""


def crumbs_to(form: Form | None = None) -> list[tuple[str, str]]:
    crumbs = [(_("Formularios"), reverse("forms:list"))]
    return [*crumbs, (form.title, reverse("forms:form", args=[form.pk]))] if form else crumbs


def _form_page(request: HttpRequest, form: Form, typed: PageForm | TitleForm, *, heading: str) -> HttpResponse:
    context = {"form": form, "typed": typed, "heading": heading, "crumbs": crumbs_to(form)}
    return render(request, "forms/form.html", context, status=422 if typed.errors else 200)
