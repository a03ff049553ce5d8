"""Texts that are alike: what a program varies (digits, addresses, signs, capitals) is left out."""

from __future__ import annotations

import re
from hashlib import blake2b

from pregon.kernel.folding import fold

# Each looked for in one word at a time: no text makes it slow.
ADDRESS = re.compile(r"://|www\.|@|\w\.[a-z]{2,6}\b")
LETTERS = re.compile(r"[^\W\d_]+")
FEWEST_LETTERS = 12


def fingerprint(text: str) -> str:
    """16 hexadecimal digits, equal for texts that are alike. Texts of a few letters must be equal as they are."""
    folded = fold(text)
    without_addresses = " ".join(word for word in folded.split() if not ADDRESS.search(word))
    candidates = (without_addresses, folded)
    words = [" ".join(LETTERS.findall(each)) for each in candidates]
    essence = next((each for each in words if len(each) >= FEWEST_LETTERS), f"={folded}")
    return blake2b(essence.encode(), digest_size=8).hexdigest()
