"""What a finished mailing means for the count."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from pregon.delivery.public import Mailing, accounting
from pregon.plans.public import record_fact

from ..enums import State
from ..models import Rendition
from .moves import move
from .publish import uncount


@transaction.atomic
def on_mailing_finished(mailing: Mailing) -> None:
    """Counts what was delivered; a mailing that reached nobody did not publish anything."""
    rendition = Rendition.objects.select_related("piece__action").get(pk=mailing.source_id)
    numbers = accounting(mailing)
    if numbers.sent:
        record_fact(
            measure="deliveries",
            label=rendition.piece.title,
            action=rendition.piece.action,
            amount=numbers.sent,
            channel=rendition.channel,
            source_kind="mailing",
            source_id=mailing.pk,
        )
    elif rendition.state == State.PUBLISHED:
        uncount(rendition, actor=None, reason=_("El correo no llegó a nadie."))
        move(rendition, State.FAILED, actor=None, failure=_("El correo no llegó a nadie."))
