"""From the draft to what people answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..access import access_form_to_publish
from ..domain.changes import changes_between
from ..domain.checks import InvalidDefinition, Problem, problems_of, problems_of_publishing
from ..domain.design import ChangedMeanwhile, publish_version, stamp_of
from ..models import Form
from ..queries import counts, current_version
from .designer import crumbs_to, home_of


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since the last version; then the draft becomes the next one, as it was looked at."""
    form = access_form_to_publish(request.user, pk)
    if request.method != "POST":
        return _page(request, form)
    try:
        version = publish_version(form, actor=request.user, stamp=request.POST.get("stamp", ""))
    except InvalidDefinition as error:
        return _page(request, form, error.problems, status=422)
    except ChangedMeanwhile:
        words = _("Alguien cambió el formulario mientras usted lo revisaba. Mire de nuevo qué cambia.")
        return _page(request, form, [Problem("", words)], status=409)
    words = _("La versión %(number)d está publicada. Las respuestas nuevas usan esta versión.")
    messages.success(request, words % {"number": version.number})
    return redirect("forms:form", pk)


def _page(request: HttpRequest, form: Form, refused: list[Problem] | None = None, *, status: int = 200) -> HttpResponse:
    form.refresh_from_db()
    last, definition = current_version(form), form.definition
    problems = [*(refused or []), *problems_of(definition), *problems_of_publishing(definition)]
    context = {
        "form": form,
        "last": last,
        "changes": changes_between(last.definition if last else None, definition),
        "problems": list(dict.fromkeys(problem.text for problem in problems)),
        "is_changed": last is None or last.content != form.draft,
        "can_go_on": not problems_of(definition) and not problems_of_publishing(definition),
        "numbers": counts(form),
        "stamp": stamp_of(form.draft),
        "crumbs": crumbs_to(form),
        "home": home_of(form),
    }
    return render(request, "forms/publish.html", context, status=status)
