"""A question that a person answers at once and a simple program does not: in words, of our own, read by any device."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from pregon.kernel.folding import fold

from ..marks import mark
from .limits import Limit, count

LIFE = timedelta(minutes=30)
# A token counts once: whoever sends it again is asked anew.
ONCE = Limit("challenge.once", 1, timedelta(days=1))
UNITS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
TEENS = ("once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho")
NUMBERS = UNITS + TEENS


@dataclass(frozen=True)
class Challenge:
    """A question and the token that comes back with its answer."""

    question: str
    token: str


def new_challenge() -> Challenge:
    """A sum in words; the token holds a keyed mark of the answer, not the answer."""
    first, second = 2 + secrets.randbelow(8), 1 + secrets.randbelow(9)
    question = _("¿Cuánto es %(first)s más %(second)s? Escriba el número.") % {
        "first": NUMBERS[first],
        "second": NUMBERS[second],
    }
    nonce = secrets.token_hex(8)
    return Challenge(question, _signer().sign(f"{nonce}-{_answer_mark(nonce, str(first + second))}"))


def is_answered(*, token: str, answer: str) -> bool:
    """Whether the answer is right, fresh and given for the first time."""
    try:
        nonce, _dash, expected = _signer().unsign(token, max_age=LIFE).partition("-")
    except BadSignature:
        return False
    if count(ONCE, nonce) > ONCE.most:
        return False
    return constant_time_compare(_answer_mark(nonce, _as_number(answer)), expected)


def _as_number(answer: str) -> str:
    """«11», « 11. » or «once»."""
    typed = fold(answer).strip(" .")
    return str(NUMBERS.index(typed)) if typed in NUMBERS else typed


def _answer_mark(nonce: str, answer: str) -> str:
    return mark("challenge", nonce, answer, length=16)


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="pregon.moderation.challenge")
