"""The one thing to do next with a diagnosis: a sentence and a button."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pregon.people.public import User
from pregon.surveys.public import SMALLEST, is_allowed, live, problems_of_opening

from . import rules
from .enums import State, Way
from .models import Diagnosis
from .queries import Progress


@dataclass(frozen=True)
class NextStep:
    """`step` is posted; or `url` leads to where it is done; without both there is only to wait."""

    what: str
    words: str
    label: str = ""
    step: str = ""
    url: str = ""


def next_step(diagnosis: Diagnosis, user: User, numbers: Progress) -> NextStep | None:
    """None when there is nothing that this person can do or should know."""
    if diagnosis.state == State.CLOSED:
        return _to_approve(diagnosis, user)
    if diagnosis.state == State.WITHOUT:
        return _to_review(diagnosis, user)
    if not rules.can_manage(user):
        return None
    return {State.PREPARING: _to_begin, State.ASKING: _to_collect}.get(
        State(diagnosis.state), lambda *_: _to_write(diagnosis)
    )(diagnosis, numbers)


def _to_begin(diagnosis: Diagnosis, numbers: Progress) -> NextStep:
    if diagnosis.is_internal and not numbers.asked:
        words = _("Con un clic invita a dependencias enteras.")
        url = reverse("diagnosis:participants", args=[diagnosis.pk])
        return NextStep(_("Diga a quiénes va a preguntar"), words, _("Agregar personas"), url=url)
    if not is_allowed(diagnosis.survey):
        words = _("En este plan el Comité aprueba los temas de las encuestas.")
        return NextStep(_("Falta la aprobación del Comité"), words, _("Llevar al Comité"), step="proponer")
    if problems := problems_of_opening(diagnosis.survey):
        url = reverse("surveys:edit", args=[diagnosis.survey_id])
        return NextStep(_("Antes de preguntar"), " ".join(problems), _("Ajustar la encuesta"), url=url)
    words = _("Se abre la encuesta y sale un correo a cada persona invitada.")
    return NextStep(_("Todo está listo"), words, _("Empezar a preguntar"), step="preguntar")


def _to_collect(diagnosis: Diagnosis, numbers: Progress) -> NextStep:
    waiting = diagnosis.participants.filter(way=Way.EMAIL, invited_at=None).exclude(email="").count()
    if waiting:
        what = ngettext("Falta invitar a %(n)d persona", "Falta invitar a %(n)d personas", waiting) % {"n": waiting}
        return NextStep(what, _("Se agregaron después de empezar."), _("Invitar por correo"), step="invitar")
    if numbers.is_enough:
        what = _("Ya respondieron suficientes personas")
        return NextStep(
            what, _("No se recuerda más a nadie. Puede cerrar y ver el resultado."), _("Cerrar y contar"), step="cerrar"
        )
    words = _("Los recordatorios salen solos. A quien no usa correo, llámelo o escríbale.")
    url = reverse("diagnosis:participants", args=[diagnosis.pk]) + "?ver=faltan"
    return NextStep(_("Están llegando las respuestas"), words, _("Ver quiénes faltan"), url=url)


def _to_approve(diagnosis: Diagnosis, user: User) -> NextStep:
    words = _("Mire el orden de los medios y la mezcla. Al aprobarlo, las piezas nuevas salen por esos medios.")
    label, step = (_("Aprobar el diagnóstico"), "aprobar") if rules.can_approve(user) else ("", "")
    return NextStep(_("Cerró y está por aprobar"), words, label, step)


def _to_review(diagnosis: Diagnosis, user: User) -> NextStep:
    if live(diagnosis.survey).total >= SMALLEST and rules.can_manage(user):
        what, words = _("Llegaron respuestas después del cierre"), _("Ya alcanzan para hacer el diagnóstico.")
        return NextStep(what, words, _("Contar de nuevo"), step="contar")
    words = _("El plan sigue con estos supuestos. Revíselos, o pregunte de nuevo cuando pueda.")
    url = reverse("diagnosis:assumptions", args=[diagnosis.pk]) if rules.can_manage(user) else ""
    return NextStep(
        _("Sin diagnóstico: el plan no se detiene"), words, _("Revisar los supuestos") if url else "", url=url
    )


def _to_write(diagnosis: Diagnosis) -> NextStep | None:
    if diagnosis.written_at:
        return None
    words = _("El texto ya está escrito con lo que se encontró. Léalo, cámbielo y acéptelo.")
    return NextStep(_("Llévelo al plan"), words, _("Ver el texto para el plan"), url=reverse("diagnosis:text"))
