"""Codes on paper, for whoever has neither e-mail nor phone: each lets one person in, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.kernel.references import ALPHABET, new_code
from pregon.people.public import User

from ..enums import ContactKind
from ..marks import mark
from ..models import CodeBatch, Participant, PrintedCode
from .errors import Refused
from .limits import WRONG_PRINTED_PER_NETWORK, count, is_exhausted

# 29¹⁰ values: guessing one takes longer than the codes live.
LENGTH = 10
MOST_CODES = 2000


@transaction.atomic
def print_codes(*, label: str, count: int, actor: User, submission: str | None = None) -> tuple[CodeBatch, list[str]]:
    """A batch of `count` new codes (at most 2000), as they are to be printed: they are never readable again.

    A form that was sent already (`submission`) answers its batch and no codes.
    """
    if submission and (twin := CodeBatch.objects.filter(submission=submission).first()):
        return twin, []
    if not 1 <= count <= MOST_CODES:
        raise ValueError(f"between 1 and {MOST_CODES} codes at a time")
    codes: dict[str, str] = {}
    while len(codes) < count:
        code = new_code(LENGTH)
        codes[_hash(code)] = f"{code[:5]}-{code[5:]}"
    batch = CodeBatch.objects.create(label=label, count=count, created_by=actor, submission=submission)
    PrintedCode.objects.bulk_create(PrintedCode(batch=batch, code_hash=digest) for digest in codes)
    return batch, list(codes.values())


@contextmanager
def printed_code(*, code: str, name: str, network: str) -> Iterator[Participant]:
    """The person with the paper, in a transaction; when what they came for is refused, the code stays good.

    Raises `Refused` beside the field `printed`.
    """
    if is_exhausted(WRONG_PRINTED_PER_NETWORK, network):
        raise Refused(_("Hubo muchos códigos equivocados desde su conexión. Inténtelo en una hora."), field="printed")
    with transaction.atomic():
        person = _use(code, name)
        if person:
            yield person
            return
    count(WRONG_PRINTED_PER_NETWORK, network)
    raise Refused(_("Ese código no sirve o ya se usó. Revíselo letra por letra."), field="printed")


def _use(code: str, name: str) -> Participant | None:
    typed = "".join(letter for letter in code.lower() if letter in ALPHABET)
    found = PrintedCode.objects.filter(code_hash=_hash(typed))
    if not found.filter(used_at=None).update(used_at=timezone.now()):
        return None
    person = Participant.objects.create(name=name, contact_kind=ContactKind.PRINTED, last_seen_at=timezone.now())
    found.update(participant=person)
    return person


def _hash(code: str) -> str:
    return mark("printed", code)
