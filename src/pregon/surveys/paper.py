"""The survey on paper: what is handed out, and what somebody answered."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from pregon.forms.public import copy_pdf, current_version, sheet_pdf
from pregon.outreach.public import moment_words

from .enums import Level
from .models import Answer, Survey
from .words import spelled_receipt


def survey_sheet(survey: Survey) -> bytes:
    """The sheet to hand out: the questions that are answered now, or the draft's while it is not open.

    It says what for and until when. Raises `TextDoesNotFit`.
    """
    version = current_version(survey.form)
    definition = version.definition if version else survey.form.definition
    anonymous = _("No escriba su nombre: nadie sabrá qué respondió usted.") if survey.is_anonymous else ""
    told = [survey.question, survey.intro, anonymous]
    return sheet_pdf(
        definition,
        title=survey.title,
        intro="\n\n".join(text for text in told if text),
        footer=_footer(survey),
        also_asked=_also_asked(survey),
    )


def answer_copy(answer: Answer) -> bytes:
    """What was answered, under its number. Raises `TextDoesNotFit`."""
    submission = answer.submission
    received = moment_words(submission.received_at)
    footer = _("Respuesta %(number)s, recibida el %(when)s") % {
        "number": spelled_receipt(answer.receipt),
        "when": received,
    }
    return copy_pdf(submission.version.definition, submission.values, title=answer.survey.title, footer=footer)


def _footer(survey: Survey) -> str:
    """Where the sheet goes, until when, and where the same is answered online."""
    address = f"{settings.BASE_URL}{reverse('survey', args=[survey.slug])}".partition("//")[2]
    parts = [_("Hoja n.º ______"), _("Entréguela en la Alcaldía")]
    if survey.closes_at:
        parts[1] = _("Entréguela en la Alcaldía antes del %(when)s") % {"when": moment_words(survey.closes_at)}
    return " · ".join([*parts, _("también en %(address)s") % {"address": address}])


def _also_asked(survey: Survey) -> list[str]:
    """By what nobody counts twice, where the level asks for it."""
    asked = {
        Level.DOCUMENT: _("Tipo y número de su documento (no se guarda con sus respuestas)"),
        Level.CODE: _("Código de su papel"),
    }
    return [words for level, words in asked.items() if level == survey.level]
