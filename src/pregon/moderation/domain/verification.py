"""A person is behind the name: six digits that reach the contact, and nothing else, say so."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from ..carriers import can_write_to, carriers
from ..enums import ContactKind
from ..marks import mark
from ..models import Participant, Verification
from ..validators import clean_contact
from .errors import ChallengeWanted, Refused
from .limits import (
    CODES_PER_CONTACT,
    CODES_PER_CONTACT_AND_DAY,
    CODES_PER_NETWORK,
    CODES_PER_NETWORK_CALM,
    WRONG_CODES_PER_NETWORK,
    count,
    exceeds,
    is_exhausted,
)
from .participants import participant_for

CODE_LIFE = timedelta(minutes=10)
MOST_TRIES = 5
DIGITS = 6
# The text waits this long for its author to come back.
TEXT_LIFE = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """A verification under way; `token` is the secret of its page and is never kept."""

    token: str
    verification: Verification


def ask_code(*, contact: str, name: str, act: dict[str, Any], network: str, challenged: bool = False) -> Asked:
    """Sends a code to a contact and keeps what is done once it is right (`act`, plain values).

    The answer is the same whoever the contact belongs to. Raises `Refused` beside a field, and `ChallengeWanted` when
    many codes were asked for from this network and nobody has answered a question (`challenged`).
    """
    kind, folded = _contact(contact)
    _refuse_floods(folded, network, challenged)
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        made = Verification.objects.create(
            token_hash=_token_hash(token),
            contact_kind=kind,
            contact=folded,
            name=name,
            act=act,
            code_expires_at=timezone.now(),
        )
        _send_code(made)
    return Asked(token, made)


def send_again(verification: Verification, *, network: str) -> None:
    """Another code for the same text; the one before no longer works. Raises `Refused`."""
    _refuse_floods(verification.contact, network, challenged=True)
    with transaction.atomic():
        _send_code(verification)


def find_verification(token: str) -> Verification | None:
    """What waits behind a page's secret."""
    fresh = timezone.now() - TEXT_LIFE
    return Verification.objects.filter(token_hash=_token_hash(token), created_at__gt=fresh).first()


def check_code(verification: Verification, *, code: str, network: str) -> Participant:
    """The person, when the code is right; right again later, it is the same person (a form sent twice).

    Raises `Refused` beside the field: wrong, too old, tried too often.
    """
    if is_exhausted(WRONG_CODES_PER_NETWORK, network):
        raise Refused(_("Hubo muchos códigos equivocados desde su conexión. Inténtelo en una hora."), field="code")
    typed = "".join(letter for letter in code if letter.isdigit())
    counted = Verification.objects.filter(pk=verification.pk, tries__lt=MOST_TRIES).update(tries=F("tries") + 1)
    if not counted:
        raise Refused(_("Escribió el código mal cinco veces. Pida otro."), field="code")
    verification.refresh_from_db()
    if not constant_time_compare(_code_hash(verification, typed), verification.code_hash):
        count(WRONG_CODES_PER_NETWORK, network)
        raise Refused(_wrong(verification), field="code")
    if verification.used_at is None and verification.code_expires_at <= timezone.now():
        raise Refused(_("Ese código ya venció. Pida otro: su texto sigue aquí."), field="code")
    return _let_in(verification)


def _let_in(verification: Verification) -> Participant:
    with transaction.atomic():
        participant = participant_for(
            kind=verification.contact_kind, contact=verification.contact, name=verification.name, consents=True
        )
        # The right code costs no try: the same form may come twice.
        Verification.objects.filter(pk=verification.pk).update(
            used_at=verification.used_at or timezone.now(), participant=participant, tries=F("tries") - 1
        )
    return participant


def _send_code(verification: Verification) -> None:
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    verification.code_hash = _code_hash(verification, code)
    verification.code_expires_at = timezone.now() + CODE_LIFE
    verification.tries = 0
    verification.save(update_fields=["code_hash", "code_expires_at", "tries"])
    carriers[verification.contact_kind].send(verification.contact, code)


def _contact(text: str) -> tuple[ContactKind, str]:
    try:
        kind, folded = clean_contact(text)
    except ValidationError as error:
        raise Refused(error.messages[0], field="contact") from error
    if not can_write_to(kind):
        raise Refused(_("Escriba un correo con @, por ejemplo ana@correo.com."), field="contact")
    return kind, folded


def _refuse_floods(contact: str, network: str, challenged: bool) -> None:
    if not challenged and is_exhausted(CODES_PER_NETWORK_CALM, network):
        raise ChallengeWanted
    count(CODES_PER_NETWORK_CALM, network)
    if exceeds(CODES_PER_NETWORK, network):
        raise Refused(_("Se pidieron muchos códigos desde su conexión. Inténtelo en una hora."), field="contact")
    if exceeds(CODES_PER_CONTACT, contact) or exceeds(CODES_PER_CONTACT_AND_DAY, contact):
        raise Refused(_("Ya enviamos varios códigos allí. Use el último que llegó o espere una hora."), field="contact")


def _wrong(verification: Verification) -> str:
    left = MOST_TRIES - verification.tries
    if left <= 0:
        return _("Ese no es el código. Ya no quedan intentos: pida otro.")
    return _("Ese no es el código. Revise el último mensaje que le llegó. Intentos que quedan: %(n)d.") % {"n": left}


def _token_hash(token: str) -> str:
    return mark("verification", token)


def _code_hash(verification: Verification, code: str) -> str:
    return mark("code", verification.token_hash, code)
