"""The list of surveys, a new one, and what surrounds its questions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pregon.forms.public import FormTemplate

from .. import rules
from ..access import access_survey, require
from ..domain.create import change_survey, create_survey
from ..models import Survey
from ..office_forms import SurveyForm
from ..queries import listed
from ..templates_shipped import survey_templates

ROWS = 25
EMPTY = "vacia"


@require_safe
def survey_list(request: HttpRequest) -> HttpResponse:
    """Every survey, the newest first, with how many answered."""
    require(rules.can_see(request.user))
    page = Paginator(listed(), ROWS).get_page(request.GET.get("pagina"))
    return render(request, "surveys/list.html", {"page": page, "can_write": rules.can_write(request.user)})


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """With which questions to begin; with `?accion=` it is for that action."""
    require(rules.can_write(request.user))
    action = request.GET.get("accion", "")
    query = f"?accion={action}" if action.isdigit() else ""
    return render(request, "surveys/choose.html", {"templates": survey_templates(), "query": query, "crumbs": crumbs()})


@require_safe
def create_for(request: HttpRequest, pk: int) -> HttpResponse:
    """From an action's page: the questions are chosen first, the action is chosen already."""
    require(rules.can_write(request.user))
    return redirect(f"{reverse('surveys:choose')}?accion={pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, template: str) -> HttpResponse:
    """A new survey, from a template or from nothing; whoever presses twice makes one."""
    require(rules.can_write(request.user))
    chosen = _template(template)
    survey = Survey(submission=request.POST.get("submission", "")[:40] or None)
    form = SurveyForm(request.POST or None, instance=survey, initial=_suggested(request, chosen))
    if request.method == "POST" and form.is_valid():
        definition = chosen.definition if chosen else None
        return _saved(request, form, lambda: create_survey(form.instance, actor=request.user, definition=definition))
    return _form_page(request, form, _("Nueva encuesta"), reverse("surveys:choose"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    survey = access_survey(request.user, pk, may=rules.can_write)
    form = SurveyForm(request.POST or None, instance=survey)
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, lambda: change_survey(form.instance, actor=request.user))
    return _form_page(request, form, _("Ajustes de la encuesta"), reverse("surveys:survey", args=[pk]))


def crumbs(survey: Survey | None = None) -> list[tuple[str, str]]:
    """The way back up."""
    way = [(_("Encuestas"), reverse("surveys:list"))]
    return [*way, (survey.title, reverse("surveys:survey", args=[survey.pk]))] if survey else way


def add_errors(form: Any, error: ValidationError) -> None:
    """Each message beside its field; the others above all of them."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, problems in by_field.items():
        form.add_error(name if name in form.fields else None, problems)


def _template(key: str) -> FormTemplate | None:
    if key == EMPTY:
        return None
    found = next((each for each in survey_templates() if each.key == key), None)
    if found is None:
        raise Http404
    return found


def _suggested(request: HttpRequest, template: FormTemplate | None) -> dict[str, Any]:
    """The title and the purpose of the template; the action from where one came."""
    action = request.GET.get("accion", "")
    words = {"title": template.title, "question": template.summary} if template else {}
    return {**words, "action": int(action) if action.isdigit() else None}


def _saved(request: HttpRequest, form: SurveyForm, save: Any) -> HttpResponse:
    try:
        survey = save()
    except ValidationError as error:
        add_errors(form, error)
        return _form_page(request, form, _("Revise la encuesta"), reverse("surveys:list"))
    messages.success(request, _("La encuesta quedó guardada."))
    return redirect("surveys:survey", pk=survey.pk)


def _form_page(request: HttpRequest, form: SurveyForm, heading: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back, "crumbs": crumbs()}
    return render(request, "surveys/edit.html", context, status=422 if form.errors else 200)
