"""A personal link: leads into the survey with a pass of its own, and says so when there is nothing to answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pregon.portal.public import render_public
from pregon.surveys.public import has_answered, make_pass

from ..domain.links import InvalidLink, participant_of

LONGEST_TYPED = 40


@never_cache
@require_safe
def type_code(request: HttpRequest) -> HttpResponse:
    """Where the code of a paper is typed, for whoever has no camera."""
    typed = slugify(request.GET.get("codigo", "")[:LONGEST_TYPED])
    if typed:
        return redirect("diagnosis_link", token=typed)
    context = {"title": _("Escriba el código de su papel"), "asked": "codigo" in request.GET}
    return _private(render_public(request, "diagnosis/type_code.html.jinja", context))


@never_cache
@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """The first page of the survey. Who opened a link is noted nowhere."""
    try:
        participant = participant_of(token)
    except InvalidLink:
        words = _("Revise que esté completo, como llegó a su correo o a su papel. Si no abre, pídalo a la Alcaldía.")
        return _message(request, _("Ese enlace no es de una encuesta"), words, 404)
    survey = participant.diagnosis.survey
    if has_answered(survey, participant.mark):
        return _message(request, _("Usted ya respondió"), _("Gracias. Cada persona responde una sola vez."), 409)
    if not survey.takes_answers(timezone.now()):
        return _message(request, _("La encuesta no está abierta"), _("Ya cerró o todavía no empieza."), 403)
    return redirect("survey_pass:start", slug=survey.slug, pass_text=make_pass(survey, participant.mark))


def _message(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    context = {"title": title, "message": words}
    return _private(render_public(request, "diagnosis/message.html.jinja", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
