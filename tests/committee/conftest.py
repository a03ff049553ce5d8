from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.committee import Topics, registered_topics


@pytest.fixture
def topics() -> Iterator[Topics]:
    """A kind of subject of a package above the Committee."""
    with registered_topics() as registered:
        yield registered
