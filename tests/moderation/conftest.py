from __future__ import annotations

from collections.abc import Iterator

import pytest

from pregon.moderation.public import TargetKind
from tests.support.comments import sample_target


@pytest.fixture(autouse=True)
def sample() -> Iterator[TargetKind]:
    with sample_target() as kind:
        yield kind
