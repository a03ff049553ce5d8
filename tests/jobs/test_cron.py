from datetime import datetime

import pytest
from django.utils.timezone import make_aware

from pregon.jobs.cron import InvalidCron, next_moment

# A Wednesday.
NOON = datetime(2026, 3, 4, 12, 0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("30 6 * * *", datetime(2026, 3, 5, 6, 30)),
        ("*/15 * * * *", datetime(2026, 3, 4, 12, 15)),
        ("0 7 * * 1", datetime(2026, 3, 9, 7, 0)),
        ("0 7 * * 0", datetime(2026, 3, 8, 7, 0)),
        ("0 7 * * 7", datetime(2026, 3, 8, 7, 0)),
        ("0 8 1 * *", datetime(2026, 4, 1, 8, 0)),
        ("0 8 1 1 *", datetime(2027, 1, 1, 8, 0)),
        ("0 8 5 * 1", datetime(2026, 3, 5, 8, 0)),
        ("0,30 8-17 * * 1-5", datetime(2026, 3, 4, 12, 30)),
        ("0 0 29 2 *", datetime(2028, 2, 29, 0, 0)),
    ],
)
def test_the_next_moment_is_found(line: str, expected: datetime) -> None:
    assert next_moment(line, after=make_aware(NOON)) == make_aware(expected)


@pytest.mark.parametrize("line", ["", "0 7 * *", "60 * * * *", "a b c d e", "0 0 30 2 *", "5-1 * * * *"])
def test_a_line_without_any_moment_is_refused(line: str) -> None:
    with pytest.raises(InvalidCron):
        next_moment(line, after=make_aware(NOON))
