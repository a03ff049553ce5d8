"""Who answered already, without knowing who: keyed hashes that tell nothing without the instance's secret."""

from __future__ import annotations

import re
import secrets

from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from pregon.kernel.references import ALPHABET, new_code

from ..enums import Level
from ..models import PrintedCode, Survey

CODE_LENGTH, CODE_GROUP = 10, 5
DEVICE_DAYS, PASS_DAYS = 400, 30
SECONDS_A_DAY = 24 * 3600

_device_signer = TimestampSigner(salt="pregon.surveys.device")


class WrongDocument(ValueError):
    """What was typed is no document number; the message says what to write."""


def mark_of(survey: Survey, level: Level, what: str) -> str:
    """The mark of a device, a code or a document in one survey; in another survey it is another one."""
    return salted_hmac(f"pregon.surveys.{level}.{survey.pk}", what, algorithm="sha256").hexdigest()


def document_mark(survey: Survey, kind: str, number: str) -> str:
    """The mark of a document; points, spaces, hyphens and zeros in front make no other person.

    Raises `WrongDocument`.
    """
    return mark_of(survey, Level.DOCUMENT, normal_document(kind, number))


def normal_document(kind: str, number: str) -> str:
    """`CC` and ` 043.123 456` → `CC43123456`. A cédula and a tarjeta de identidad share one series of numbers
    (NUIP, Decreto 1260 de 1970), so whoever turns eighteen in between stays the same person.
    """
    bare = re.sub(r"[\s.,\-–—_'’]", "", number).upper().lstrip("0")
    if not bare.isascii() or not bare.isalnum() or not 3 <= len(bare) <= 15:
        raise WrongDocument(_("Escriba el número del documento, por ejemplo 43.123.456."))
    is_national = kind in ("CC", "TI")
    if is_national and not (bare.isdigit() and len(bare) <= 11):
        raise WrongDocument(_("El número de la cédula o la tarjeta solo tiene números, máximo once."))
    return ("N" if is_national else kind) + bare


# Devices.


def new_device() -> str:
    """A signed name for a browser: only what we gave out counts as a device."""
    return _device_signer.sign(secrets.token_urlsafe(12))


def is_device(cookie: str) -> bool:
    return bool(_device(cookie))


def device_mark(survey: Survey, cookie: str) -> str:
    """The mark of the device; empty when the cookie is missing or is not one of ours."""
    device = _device(cookie)
    return mark_of(survey, Level.DEVICE, device) if device else ""


def _device(cookie: str) -> str:
    try:
        return _device_signer.unsign(cookie, max_age=DEVICE_DAYS * SECONDS_A_DAY)
    except BadSignature:
        return ""


# Printed codes.


def new_printed_code() -> str:
    return new_code(CODE_LENGTH)


def spelled_code(code: str) -> str:
    """`k3p7wmx2dz` → `K3P7W-MX2DZ`, as it is printed."""
    return f"{code[:CODE_GROUP]}-{code[CODE_GROUP:]}".upper()


def code_mark(survey: Survey, typed: str) -> str:
    """The mark of a code that was printed for this survey; empty for any other text."""
    bare = re.sub(r"[\s\-–—.]", "", typed).lower()
    if len(bare) != CODE_LENGTH or not set(bare) <= set(ALPHABET):
        return ""
    mark = mark_of(survey, Level.CODE, bare)
    return mark if PrintedCode.objects.filter(batch__survey=survey, mark=mark).exists() else ""


# What travels in the address from the gate to the last step, so that no cookie is needed.


def make_pass(survey: Survey, mark: str) -> str:
    return _pass_signer(survey).sign(mark)


def read_pass(survey: Survey, text: str) -> str:
    """The mark of a pass that we gave out for this survey in the last thirty days; empty for any other text."""
    try:
        return _pass_signer(survey).unsign(text, max_age=PASS_DAYS * SECONDS_A_DAY)
    except BadSignature:
        return ""


def _pass_signer(survey: Survey) -> TimestampSigner:
    return TimestampSigner(salt=f"pregon.surveys.pass.{survey.pk}")
