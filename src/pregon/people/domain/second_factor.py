"""Somebody lost the phone and the recovery codes: the way back in, with traces."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..models import User

RESET = "people.reset_second_factor"


@transaction.atomic
def reset_second_factor(person: User, *, actor: User | None) -> bool:
    """Removes every second factor of the person and ends their sessions; answers whether there was one.

    At the next sign-in a new one is asked for. The person is told by mail, because it may not have been their wish.
    `actor` is None when the operator of the machine did it.
    """
    removed, _by_model = Authenticator.objects.filter(user=person).delete()
    if not removed:
        return False
    for session in UserSession.objects.filter(user=person):
        session.end()
    log(instance=person, action=RESET, user=actor)
    transaction.on_commit(lambda: _tell(person))
    return True


def _tell(person: User) -> None:
    subject = _("Se quitó el segundo factor de su cuenta")
    text = _(
        "Hola, %(name)s:\n\nSe quitó el segundo factor de su cuenta en %(municipality)s y se cerraron sus sesiones. "
        "Al entrar de nuevo, active otro.\n\nSi usted no lo pidió, avise hoy mismo a quien administra el sitio."
    ) % {"name": person.first_name, "municipality": settings.INSTANCE.settings.name}
    send_mail(subject, text, None, [person.email])
