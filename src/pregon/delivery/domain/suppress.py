"""Addresses that campaigns leave alone."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.db import transaction

from ..enums import Purpose, Reason, State, SuppressionReason
from ..models import Message, Suppression
from ..validators import fold_address
from .finish import close_finished

_signer = Signer(salt="pregon.delivery.unsubscribe", sep=".")


class InvalidToken(Exception):
    """The link is not one of ours, or its message was erased."""


@transaction.atomic
def suppress(address: str, reason: str = SuppressionReason.MANUAL) -> Suppression:
    """Campaigns no longer write to `address`, also those under way. The first reason stays."""
    folded = fold_address(address)
    suppression, _ = Suppression.objects.get_or_create(address=folded, defaults={"reason": reason})
    waiting = Message.objects.filter(address__iexact=folded, state=State.PENDING, mailing__purpose=Purpose.CAMPAIGN)
    mailings = list(waiting.values_list("mailing", flat=True))
    if mailings:
        waiting.update(state=State.SKIPPED, reason=Reason.SUPPRESSED)
        close_finished(mailings)
    return suppression


def unsubscribe_token(message_id: int) -> str:
    """What stands in the link of one message; nobody can make one for another message."""
    return _signer.sign(str(message_id))


def message_of_token(token: str) -> Message:
    """The message whose link this is; raises `InvalidToken`."""
    try:
        number = int(_signer.unsign(token))
    except (BadSignature, ValueError) as error:
        raise InvalidToken from error
    message = Message.objects.select_related("mailing").filter(pk=number, mailing__erased_at=None).first()
    if message is None:
        raise InvalidToken
    return message


def unsubscribe(message: Message) -> None:
    """The person wants no more campaigns; asked twice it is the same."""
    suppress(message.address, SuppressionReason.UNSUBSCRIBED)
