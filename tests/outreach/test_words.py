"""Days and places as Spanish writes them."""

from datetime import date

import pytest

from pregon.outreach.words import days_words

DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, date(2026, 12, 5), "Del 3 al 5 de diciembre de 2026"),
        (date(2026, 11, 30), date(2026, 12, 5), "Del 30 de noviembre al 5 de diciembre de 2026"),
        (date(2026, 12, 30), date(2027, 1, 5), "Del 30 de diciembre de 2026 al 5 de enero de 2027"),
        (DAY, DAY, "El jueves 3 de diciembre de 2026"),
        (DAY, None, "Desde el jueves 3 de diciembre de 2026"),
        (None, DAY, "Hasta el jueves 3 de diciembre de 2026"),
        (None, None, ""),
    ],
)
def test_days_are_said_in_one_phrase(first: date | None, last: date | None, words: str) -> None:
    assert days_words(first, last) == words
