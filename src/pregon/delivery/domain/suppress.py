"""Addresses that campaigns leave alone."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import blake2b

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from ..enums import Purpose, Reason, State, SuppressionReason
from ..models import Message, Suppression
from ..validators import fold_address
from .finish import close_finished

SALT = "pregon.delivery.unsubscribe"
# 128 bits: nobody guesses one, and the link stays short.
SIGNATURE_BYTES = 16


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
    return f"{message_id}.{_signature(settings.SECRET_KEY, str(message_id))}"


def message_of_token(token: str) -> Message:
    """The message whose link this is; raises `InvalidToken`."""
    number, _dot, signature = token.partition(".")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not number.isdecimal() or not any(constant_time_compare(signature, _signature(key, number)) for key in keys):
        raise InvalidToken
    message = Message.objects.select_related("mailing").filter(pk=int(number), mailing__erased_at=None).first()
    if message is None:
        raise InvalidToken
    return message


def unsubscribe(message: Message) -> None:
    """The person wants no more campaigns; asked twice it is the same."""
    suppress(message.address, SuppressionReason.UNSUBSCRIBED)


def _signature(secret: str | bytes, text: str) -> str:
    digest = blake2b(text.encode(), key=_key(secret), digest_size=SIGNATURE_BYTES).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


@lru_cache
def _key(secret: str | bytes) -> bytes:
    """A key of its own for these links; made once, since a campaign signs a link for everybody."""
    return salted_hmac(SALT, "", secret=secret, algorithm="sha256").digest()
