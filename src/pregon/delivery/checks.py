"""What `pregon check` asks of the mail."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .enums import OPEN_STATES
from .models import Mailing, Message


def finished_mailings_are_complete() -> Iterator[str]:
    """A finished mailing has no message that still waits or is on its way."""
    open_messages = Message.objects.filter(state__in=OPEN_STATES, mailing__finished_at__isnull=False)
    for mailing in Mailing.objects.filter(pk__in=open_messages.values("mailing")).only("pk", "subject"):
        yield _("El envío %(number)d («%(subject)s») terminó, pero tiene mensajes sin enviar.") % {
            "number": mailing.pk,
            "subject": mailing.subject,
        }
