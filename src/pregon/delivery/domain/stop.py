"""Taking a mailing back while it is on its way."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from pregon.people.public import User

from ..models import Mailing
from .finish import close_finished


@transaction.atomic
def stop(mailing: Mailing, *, actor: User | None) -> None:
    """What has not left stays here, skipped as withdrawn; asked again, it does nothing.

    A message that is being handed over finishes. One that comes back from a worker unsent does not leave any more, and
    what failed is not tried again.
    """
    moving = Mailing.objects.filter(pk=mailing.pk, stopped_at=None)
    if moving.update(stopped_at=timezone.now(), stopped_by=actor):
        close_finished([mailing.pk])
