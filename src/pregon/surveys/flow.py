"""Answering a survey on the web: the flow of `forms` under the survey's address, with the level's control.

A device is known by a signed cookie, set on the pages of the flow only. Codes and documents are asked at a gate, which
gives out a signed pass in the address: so they need no cookie, and the number itself goes nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pregon.forms.public import Closed, EntryFlow, NotAccepted, Offer, Submission, current_version
from pregon.kernel.prose import to_html
from pregon.outreach.public import moment_words
from pregon.portal.public import render_public

from .access import public_survey
from .domain.answering import AlreadyAnswered, has_answered, record_answer
from .domain.marks import DEVICE_DAYS, SECONDS_A_DAY, device_mark, is_device, new_device, read_pass
from .enums import Level, State
from .models import Survey

COOKIE = "pregon_encuesta"
GATED = (Level.CODE, Level.DOCUMENT)
# What cannot be answered from the survey's own page.
CLOSED_TO_PASSERS = (*GATED, Level.LINK)

ANSWERED = _("Ya hay una respuesta suya")
ANSWERED_WORDS = _(
    "Cada persona responde una sola vez esta encuesta. Su primera respuesta quedó guardada y no se cambia."
)
NO_COOKIE = _(
    "Su navegador no guardó la marca que evita responder dos veces. Permita las cookies de este sitio y envíe de "
    "nuevo: lo que escribió sigue guardado."
)


class AnswerFlow(EntryFlow):
    """`/encuestas/<slug>/responder/` for open surveys and those of one answer per device."""

    name = "survey_answer"

    def survey(self, **where: Any) -> Survey:
        survey = public_survey(where["slug"])
        if survey.level in CLOSED_TO_PASSERS and "pass_text" not in where:
            raise Http404
        return survey

    def offer(self, request: HttpRequest, **where: Any) -> Offer:
        """Raises `Closed` before the opening, after the close and for who answered already."""
        survey = self.survey(**where)
        refuse_closed(survey)
        if self._is_step(request, "start") and has_answered(survey, self.mark(request, survey, **where)):
            raise Closed(ANSWERED, ANSWERED_WORDS, status=409)
        version = current_version(survey.form)
        if version is None:
            raise Http404
        back = reverse("survey", args=[survey.slug])
        intro = to_html(survey.intro) if survey.intro else ""
        label = _("Enviar mi voto") if survey.is_poll else _("Enviar mis respuestas")
        return Offer(version, survey.title, intro=intro, back_url=back, submit_label=label)

    def mark(self, request: HttpRequest, survey: Survey, **where: Any) -> str:
        """By what the same person is known again; empty when nothing is controlled or nothing is known."""
        if survey.level == Level.DEVICE:
            return device_mark(survey, request.COOKIES.get(COOKIE, ""))
        return ""

    def on_submitted(self, submission: Submission, *, request: HttpRequest, offer: Offer, **where: Any) -> None:
        """Counts the answer. Raises `NotAccepted` for a second one."""
        survey = self.survey(**where)
        mark = self.mark(request, survey, **where)
        if survey.level != Level.OPEN and not mark:
            raise NotAccepted(NO_COOKIE)
        try:
            record_answer(submission, survey=survey, mark=mark)
        except AlreadyAnswered as error:
            raise NotAccepted(f"{ANSWERED}. {ANSWERED_WORDS}") from error

    def receipt_url(self, submission: Submission, **where: Any) -> str:
        return reverse("survey_receipt", args=[where["slug"], submission.survey_answer.receipt])

    def render(self, request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int) -> HttpResponse:
        response = render_public(request, template, context, status=status)
        if not is_device(request.COOKIES.get(COOKIE, "")) and self._knows_devices(request):
            set_device(response)
        return response

    def _is_step(self, request: HttpRequest, step: str) -> bool:
        return request.resolver_match is not None and request.resolver_match.url_name == step

    def _knows_devices(self, request: HttpRequest) -> bool:
        slug = request.resolver_match.kwargs.get("slug", "") if request.resolver_match else ""
        return Survey.objects.filter(slug=slug, level=Level.DEVICE, state=State.OPEN).exists()


class PassFlow(AnswerFlow):
    """`/encuestas/<slug>/con/<pass>/` for whoever gave a code or a document at the gate, or came by a personal link.

    A feature gives out passes of its own by `make_pass`, whatever the level of the survey.
    """

    name = "survey_pass"

    def mark(self, request: HttpRequest, survey: Survey, **where: Any) -> str:
        mark = read_pass(survey, where["pass_text"])
        if not mark:
            raise Closed(
                _("Identifíquese de nuevo"), _("Este enlace ya venció. Entre otra vez desde la página de la encuesta.")
            )
        return mark

    def offer(self, request: HttpRequest, **where: Any) -> Offer:
        offer = super().offer(request, **where)
        self.mark(request, self.survey(**where), **where)
        return offer

    def url(self, request: HttpRequest, name: str, where: Mapping[str, Any], **more: Any) -> str:
        """Who goes on from another device begins at the gate: its address can be typed."""
        if name == "resume" and self._is_step(request, "later") and self.survey(**where).level in GATED:
            return reverse("survey_gate_resume", args=[where["slug"]])
        return super().url(request, name, where, **more)


def refuse_closed(survey: Survey) -> None:
    """Raises `Closed` unless answers are taken at this moment."""
    now = timezone.now()
    if survey.takes_answers(now):
        return
    if survey.state == State.OPEN and survey.opens_at and not survey.is_over(now):
        since = _("Podrá responder desde el %(when)s.") % {"when": moment_words(survey.opens_at)}
        raise Closed(_("Esta encuesta todavía no abre"), since)
    is_out = survey.state == State.PUBLISHED
    thanks = _("Los resultados ya están publicados.") if is_out else _("Gracias por su interés.")
    raise Closed(_("Esta encuesta ya cerró"), thanks)


def set_device(response: HttpResponse) -> None:
    """Names the browser. The cookie says nothing but that, to nobody but us."""
    response.set_cookie(
        COOKIE,
        new_device(),
        max_age=DEVICE_DAYS * SECONDS_A_DAY,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
