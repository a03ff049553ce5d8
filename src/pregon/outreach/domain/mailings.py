"""What a finished mailing means for the count."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from pregon.delivery.public import Mailing, accounting
from pregon.plans.public import Fact, record_fact

from ..enums import State
from ..models import Rendition
from .moves import move
from .publish import count_content, uncount


@transaction.atomic
def on_mailing_finished(mailing: Mailing) -> None:
    """Counts what was delivered; a mailing that reached nobody did not publish anything.

    Called again after a retry, it adds what came on top; called twice for the same end, it changes nothing.
    """
    number = mailing.source_id.partition(".")[0]
    rendition = Rendition.objects.select_for_update(of=("self",)).select_related("piece__action").get(pk=number)
    sent = accounting(mailing).sent
    _count_deliveries(rendition, mailing, sent)
    if rendition.reference != str(mailing.pk):
        return
    if not sent and rendition.state == State.PUBLISHED:
        failure = _("El correo no llegó a nadie.")
        move(rendition, State.FAILED, actor=None, failure=failure)
        uncount(rendition, actor=None, reason=failure)
    elif sent and rendition.state == State.FAILED:
        move(rendition, State.PUBLISHED, actor=None, failure="")
        count_content(rendition)


def _count_deliveries(rendition: Rendition, mailing: Mailing, sent: int) -> None:
    facts = Fact.objects.filter(measure="deliveries", source_kind="mailing", source_id__startswith=f"{mailing.pk}.")
    counted = int(facts.aggregate(total=Sum("amount"))["total"] or 0)
    if sent > counted:
        record_fact(
            measure="deliveries",
            label=rendition.piece.title,
            action=rendition.piece.action,
            amount=sent - counted,
            channel=rendition.channel,
            source_kind="mailing",
            source_id=f"{mailing.pk}.{sent}",
        )
