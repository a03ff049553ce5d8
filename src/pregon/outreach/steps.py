"""What somebody may do next with a rendition, and what happens then, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pregon.people.public import User

from . import rules
from .channels.base import Channel
from .enums import State
from .models import Rendition
from .words import moment_words, short_moment_words

Label = str | Promise


@dataclass(frozen=True)
class Step:
    """A button. `url` leads to a page of its own; without one the button posts `name` by itself."""

    name: str
    label: Label
    url: str = ""
    is_main: bool = False
    asks_moment: bool = False


SUBMIT = Step("submit", gettext_lazy("Pedir aprobación"), is_main=True)
APPROVE = Step("approve", gettext_lazy("Aprobar"), is_main=True)
APPROVE_FOR = Step("approve", gettext_lazy("Aprobar y programar"), asks_moment=True)
SCHEDULE = Step("schedule", gettext_lazy("Programar"), asks_moment=True)
RESCHEDULE = Step("schedule", gettext_lazy("Cambiar la fecha"), asks_moment=True)
SEND_BACK = Step("send_back", gettext_lazy("Devolver a borrador"))
PREPARE = Step("send_back", gettext_lazy("Preparar de nuevo"), is_main=True)


def steps_of(rendition: Rendition, channel: Channel, *, problems: list[str], user: User) -> list[Step]:
    """The buttons for this person, the main one first."""
    if rendition.state == State.DRAFT:
        return [] if problems else _of_draft(channel, user)
    if rendition.state == State.REVIEW:
        return _of_review(channel, problems, user)
    if rendition.state == State.APPROVED:
        return _of_approved(rendition, channel, user)
    if rendition.is_out:
        return _of_out(rendition, channel, user)
    return [PREPARE] if rules.can_compose(user) else []


def _of_draft(channel: Channel, user: User) -> list[Step]:
    if rules.can_approve(user):
        return [APPROVE, *([APPROVE_FOR] if channel.publishes_itself else [])]
    return [SUBMIT] if rules.can_compose(user) else []


def _of_review(channel: Channel, problems: list[str], user: User) -> list[Step]:
    approving = _of_draft(channel, user) if rules.can_approve(user) and not problems else []
    returning = [SEND_BACK] if rules.can_approve(user) or rules.can_compose(user) else []
    return [*approving, *returning]


def _of_approved(rendition: Rendition, channel: Channel, user: User) -> list[Step]:
    returning = [SEND_BACK] if rules.can_approve(user) or rules.can_compose(user) else []
    if not channel.publishes_itself:
        return [_street(rendition, _("Imprimir y poner")), *returning] if rules.can_place(user) else returning
    if not rules.can_approve(user):
        return returning
    when = RESCHEDULE if rendition.scheduled_at else SCHEDULE
    if rendition.scheduled_at and rendition.scheduled_at == channel.appears_at(rendition.approved_content or {}):
        return [when, *returning]
    return [_publish(rendition, channel), when, *returning]


def _publish(rendition: Rendition, channel: Channel) -> Step:
    if channel.asks_before_sending:
        return Step("publish", _("Enviar…"), url=reverse("outreach:send", args=[rendition.pk]), is_main=True)
    moment = channel.appears_at(rendition.approved_content or {})
    if moment:
        return Step("publish", _("Que aparezca el %(day)s") % {"day": short_moment_words(moment)}, is_main=True)
    return Step("publish", _("Publicar ahora"), is_main=True)


def _of_out(rendition: Rendition, channel: Channel, user: User) -> list[Step]:
    withdraw = Step("withdraw", _("Retirar…"), url=reverse("outreach:withdraw", args=[rendition.pk]))
    withdrawing = [withdraw] if rules.can_approve(user) else []
    if not channel.publishes_itself and rules.can_place(user):
        return [_street(rendition, _("Lugares y fotos")), *withdrawing]
    url = channel.public_url(rendition)
    return [*([Step("see", _("Ver en el sitio"), url=url)] if url else []), *withdrawing]


def _street(rendition: Rendition, label: str) -> Step:
    return Step("street", label, url=reverse("outreach:street", args=[rendition.pk]), is_main=True)


def what_next(rendition: Rendition, channel: Channel, *, problems: list[str], user: User) -> str:
    """What happens next, and who does it."""
    words = {
        State.DRAFT: lambda: _draft_words(problems, user),
        State.REVIEW: lambda: _review_words(user),
        State.APPROVED: lambda: _approved_words(rendition, channel),
        State.PUBLISHED: lambda: (
            _("Salió el %(when)s") % {"when": moment_words(rendition.published_at or rendition.piece.updated_at)}
        ),
        State.PROVED: lambda: _("Está puesto, con foto. Agregue las de los demás lugares."),
        State.FAILED: lambda: rendition.failure or _("No salió."),
        State.WITHDRAWN: lambda: _("Se retiró y ya no cuenta."),
    }
    return words[State(rendition.state)]()


def _published_words(rendition: Rendition) -> str:
    return _("Salió el %(when)s") % {"when": moment_words(rendition.published_at)} if rendition.published_at else ""


def _draft_words(problems: list[str], user: User) -> str:
    if problems:
        return _("Complete lo que falta y podrá pedir la aprobación.")
    if rules.can_approve(user):
        return _("Está completa. Al aprobarla, el texto queda fijo.")
    return _("Está completa. Pida la aprobación: le llega a quien aprueba.")


def _review_words(user: User) -> str:
    if rules.can_approve(user):
        return _("Espera su aprobación. Al aprobarla, el texto queda fijo.")
    return _("Espera la aprobación. Usted no tiene que hacer nada más.")


def _approved_words(rendition: Rendition, channel: Channel) -> str:
    if rendition.failure:
        return _("No salió: %(why)s") % {"why": rendition.failure}
    appears = channel.appears_at(rendition.approved_content or {})
    if rendition.scheduled_at and appears:
        when = moment_words(max(rendition.scheduled_at, appears))
        return _("Aparece el %(when)s. Ese día se publica y empieza a contar.") % {"when": when}
    if appears:
        return _("Lista. Su primer día es el %(when)s: antes no aparece ni cuenta.") % {"when": moment_words(appears)}
    if rendition.scheduled_at:
        return _("Sale sola el %(when)s") % {"when": moment_words(rendition.scheduled_at)}
    if not channel.publishes_itself:
        return _("Imprímalo, póngalo y tome la foto. Cuenta con la primera foto.")
    if channel.asks_before_sending:
        return _("Lista para enviar. Antes verá a cuántas personas les llega.")
    return _("Lista para publicar. Sale al instante.")
