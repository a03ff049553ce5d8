"""The two real plan documents, where they are at hand, and a reader that checks what every reading must hold."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pregon.plans.interchange import ReadResult, read

ROOT = Path(__file__).resolve().parents[3]
SEEDS = Path(os.environ.get("PREGON_SEEDS", ROOT.parent / "shared" / "seeds"))
NAMES = {"segovia": "000_48a327062c0851c7.txt", "san-pedro": "001_c03480edea13c90b.txt"}


@pytest.fixture(scope="session")
def seed() -> Callable[[str], ReadResult]:
    """What is read in one of the real documents; skips where it is absent."""

    def read_seed(municipality: str) -> ReadResult:
        file = SEEDS / NAMES[municipality]
        if not file.is_file():
            pytest.skip(f"{file.name} is not in {SEEDS}; name its folder in PREGON_SEEDS")
        return read(file.read_bytes(), file.name)

    return read_seed


@pytest.fixture(scope="session")
def read_text() -> Callable[..., ReadResult]:
    """Reads a text written in a test as a file."""

    def read_it(text: str, filename: str = "plan.txt", encoding: str = "utf-8") -> ReadResult:
        return read(text.encode(encoding), filename)

    return read_it


def words_of(text: str) -> Counter[str]:
    return Counter("".join(letter if letter.isalnum() else " " for letter in text).split())
