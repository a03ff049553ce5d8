"""The code with which somebody goes on with a form, on any device: short, read aloud, kept only as a mark."""

from __future__ import annotations

import re

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from pregon.kernel.references import ALPHABET, new_code

# 29¹⁰ ≈ 4·10¹⁴ codes: with the limits below, guessing finds none of ten thousand drafts in a lifetime.
LENGTH, GROUP = 10, 5
WRONG_BY_ONE, WRONG_BY_ALL, WINDOW_SECONDS = 20, 2000, 600


class TooManyGuesses(Exception):
    """So many wrong codes that it is somebody guessing; nothing is looked up for some minutes."""


def new_resume_code() -> str:
    """A code as it is kept by its owner: ten letters and digits without those that look alike."""
    return new_code(LENGTH)


def spelled(code: str) -> str:
    """`k3p7wmx2dz` → `k3p7w-mx2dz`, as it is shown."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def understood(typed: str) -> str:
    """What somebody typed as a code: without hyphens, spaces and capitals; empty when it is none."""
    bare = re.sub(r"[\s\-–—.]", "", typed).lower()
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else ""


def mark_of(code: str) -> str:
    """What is stored instead of the code; without the instance's secret key it tells nothing."""
    return salted_hmac("pregon.forms.resume", code, algorithm="sha256").hexdigest()


def refuse_guessing(who: str) -> None:
    """Raises `TooManyGuesses` when `who` (an address, made unreadable here) or everybody erred too often."""
    if cache.get(_by_one(who), 0) >= WRONG_BY_ONE or cache.get(_BY_ALL, 0) >= WRONG_BY_ALL:
        raise TooManyGuesses


def count_wrong_guess(who: str) -> None:
    """Remembers a code that was not there."""
    for name in (_by_one(who), _BY_ALL):
        cache.add(name, 0, WINDOW_SECONDS)
        cache.incr(name)


_BY_ALL = "forms:wrong-codes"


def _by_one(who: str) -> str:
    return f"{_BY_ALL}:{salted_hmac('pregon.forms.guesses', who, algorithm='sha256').hexdigest()}"
