"""Inviting people: by mail in one step, by WhatsApp one by one, on paper by the sheet. Each is invited once."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.people.public import User
from pregon.plans.public import note

from ..enums import State, Way
from ..models import Diagnosis, Participant
from ..queries import participants_of
from ..schedule import until_words
from .letters import Letter, send_letters
from .links import issue_link, issue_links


@transaction.atomic
def invite_by_mail(diagnosis: Diagnosis, *, actor: User | None) -> int:
    """Writes to everybody with an address who was not invited yet; answers how many.

    Two who press at once write one mail: whoever claims the rows first. Raises `ValidationError` unless asking.
    """
    refuse_silent(diagnosis)
    people = _claim(_uninvited(diagnosis, Way.EMAIL))
    send_letters(diagnosis, people, _letter(diagnosis), actor=actor)
    if people:
        note(diagnosis, "diagnosis_invite", actor=actor, count=len(people))
    return len(people)


@transaction.atomic
def share_words(participant: Participant) -> tuple[str, str]:
    """What to send one person by WhatsApp, and the address that opens it there: `wa.me` with the text.

    The person counts as invited. Raises `ValidationError` unless asking.
    """
    refuse_silent(participant.diagnosis)
    text = _("Hola. La Alcaldía quiere saber por dónde le llega la información. Son tres minutos: %(link)s") % {
        "link": issue_link(participant)
    }
    _mark_invited([participant])
    return text, f"https://wa.me/{whatsapp_number(participant.phone)}?{urlencode({'text': text})}"


@transaction.atomic
def slips_for(
    diagnosis: Diagnosis, participants: Iterable[Participant], *, actor: User | None
) -> list[tuple[str, str]]:
    """Name and personal address of each, to be printed; they count as invited.

    Raises `ValidationError` unless asking.
    """
    refuse_silent(diagnosis)
    people = list(participants)
    addresses = issue_links(people)
    _mark_invited(people)
    note(diagnosis, "diagnosis_slips", actor=actor, count=len(people))
    return [(person.name, addresses[person.pk]) for person in people]


def refuse_silent(diagnosis: Diagnosis) -> None:
    """Raises `ValidationError` unless answers are being asked for."""
    if diagnosis.state != State.ASKING:
        raise ValidationError(_("Primero empiece a preguntar: el enlace todavía no abre."))


def whatsapp_number(phone: str) -> str:
    """`310 555 12 34` → `573105551234`: a Colombian mobile without its country gets it."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    return f"57{digits}" if len(digits) == 10 and digits.startswith("3") else digits


def _uninvited(diagnosis: Diagnosis, way: Way) -> list[Participant]:
    people = participants_of(diagnosis).filter(way=way, invited_at=None, has_answered=False)
    return list(people.exclude(email="")) if way == Way.EMAIL else list(people)


def _claim(people: list[Participant]) -> list[Participant]:
    """Those whom nobody else invited meanwhile."""
    now = timezone.now()
    return [
        person for person in people if Participant.objects.filter(pk=person.pk, invited_at=None).update(invited_at=now)
    ]


def _mark_invited(people: list[Participant]) -> None:
    pks = [person.pk for person in people]
    Participant.objects.filter(pk__in=pks, invited_at=None).update(invited_at=timezone.now())


def _letter(diagnosis: Diagnosis) -> Letter:
    lines = [
        _("La Alcaldía quiere saber por dónde le llega la información, para avisarle por ahí."),
        _("Son tres minutos. Puede responder hasta el %(until)s.") % {"until": until_words(diagnosis)},
        _("Sabremos que usted respondió, para no recordarle más. Lo que responda no lleva su nombre."),
    ]
    return Letter(_("Díganos por dónde se entera: tres minutos"), lines, _("Responder la encuesta"), "diagnosis_invite")
