"""The code with which somebody goes on with a form, on any device: short, read aloud, kept only as a mark."""

from __future__ import annotations

import re

from django.utils.crypto import salted_hmac

from pregon.kernel.references import ALPHABET, new_code

# 29¹⁰ ≈ 4·10¹⁴ codes: within `limits.WRONG_CODES`, finding one of ten thousand drafts takes four centuries of guessing.
LENGTH, GROUP = 10, 5


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
