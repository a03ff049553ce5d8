"""Surveys as anybody sees them: what is asked now, what was asked, and the receipt of who answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pregon.forms.public import current_version
from pregon.kernel.prose import to_html
from pregon.outreach.public import moment_words
from pregon.portal.public import render_public

from ..access import public_survey
from ..enums import Level, ResultsPolicy, State
from ..flow import CLOSED_TO_PASSERS, GATED
from ..models import Answer, Survey
from ..queries import asked_of_everybody, surveys_with_results
from ..words import spelled_receipt

MOST = 50
SECONDS_A_QUESTION = 20
# Kinds whose answers say who somebody is.
IDENTIFYING = {"person", "document", "phone", "email"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What can be answered now, then what was found out."""
    now = timezone.now()
    asked = asked_of_everybody(now).select_related("form")[:MOST]
    context = {
        "title": _("Encuestas"),
        "open": [(survey, until_words(survey)) for survey in asked],
        "done": list(surveys_with_results()[:MOST]),
    }
    return render_public(request, "surveys/index.html.jinja", context, cacheable=True)


@require_safe
def landing(request: HttpRequest, slug: str) -> HttpResponse:
    """What for, who asks, how long it takes, until when, and what becomes of the answers: before the first question."""
    survey, now = public_survey(slug), timezone.now()
    context = {
        "title": survey.title,
        "survey": survey,
        "intro": to_html(survey.intro) if survey.intro else "",
        "can_answer": survey.takes_answers(now) and survey.level != Level.LINK,
        "by_link": survey.takes_answers(now) and survey.level == Level.LINK,
        "is_early": survey.state == State.OPEN and not survey.takes_answers(now) and not survey.is_over(now),
        "opens": moment_words(survey.opens_at) if survey.opens_at else "",
        "until": until_words(survey),
        "length": length_words(survey),
        "privacy": privacy_words(survey),
        "results": results_words(survey),
        "answer_url": answer_url(survey),
        "resume_url": reverse("survey_gate_resume" if survey.level in GATED else "survey_answer:resume", args=[slug]),
        "has_results": survey.state == State.PUBLISHED,
    }
    return render_public(request, "surveys/landing.html.jinja", context, cacheable=True)


@never_cache
@require_safe
def receipt(request: HttpRequest, slug: str, receipt: str) -> HttpResponse:
    """That the answer arrived, with its number. What was answered is not shown: who reads the number learns nothing."""
    survey = public_survey(slug)
    answer = get_object_or_404(Answer.objects.select_related("submission"), survey=survey, receipt=receipt)
    context = {
        "title": _("Recibimos su respuesta"),
        "survey": survey,
        "number": spelled_receipt(answer.receipt),
        "received": moment_words(answer.submission.received_at),
        "results": results_words(survey),
        "landing": landing_url(survey),
    }
    response = render_public(request, "surveys/receipt.html.jinja", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def landing_url(survey: Survey) -> str:
    return reverse("survey", args=[survey.slug])


def answer_url(survey: Survey) -> str:
    """Where answering begins, at the level of the survey."""
    return reverse("survey_gate" if survey.level in CLOSED_TO_PASSERS else "survey_answer:start", args=[survey.slug])


def until_words(survey: Survey) -> str:
    """Until when; empty when nobody said."""
    return moment_words(survey.closes_at) if survey.closes_at else ""


def length_words(survey: Survey) -> str:
    """`7 preguntas, unos 3 minutos`."""
    version = current_version(survey.form)
    asked = len(version.definition.fields) if version else 0
    minutes = max(1, round(asked * SECONDS_A_QUESTION / 60))
    questions = ngettext("%(n)d pregunta", "%(n)d preguntas", asked) % {"n": asked}
    time = ngettext("%(n)d minuto", "unos %(n)d minutos", minutes) % {"n": minutes}
    return f"{questions}, {time}"


def privacy_words(survey: Survey) -> list[str]:
    """What is known of whoever answers, in sentences."""
    version = current_version(survey.form)
    asks = version is not None and any(field.kind in IDENTIFYING for field in version.definition.fields)
    told = [
        _("Algunas preguntas piden datos personales. Se usan solo para esta encuesta.")
        if asks
        else _("No le pedimos su nombre ni su contacto. No guardamos su dirección de internet.")
    ]
    by_level = {
        Level.DEVICE: _("Dejamos una marca en su navegador (una cookie) para no contar dos veces el mismo aparato."),
        Level.CODE: _("El código de su papel solo sirve para no contar dos veces. No dice quién es usted."),
        Level.DOCUMENT: _("Le pedimos su documento para no contar dos veces. El número no se guarda."),
        Level.LINK: _("Su enlace personal dice que usted ya respondió, para no recordarle más."),
    }
    told += [words for level, words in by_level.items() if level == survey.level]
    if survey.is_anonymous and survey.level != Level.OPEN:
        told.append(_("Esa marca se guarda aparte: nadie puede unirla con lo que usted respondió."))
    return told


def results_words(survey: Survey) -> str:
    if survey.results_policy == ResultsPolicy.NEVER:
        return _("Los resultados no se publican: los usa la Alcaldía.")
    return _("Los resultados se publican en este sitio cuando la encuesta cierre.")
