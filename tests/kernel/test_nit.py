"""The check digit of a NIT."""

import pytest

from pregon.kernel.nit import check_digit


@pytest.mark.parametrize(
    ("number", "digit"),
    [("800197268", 4), ("890903938", 8), ("890905211", 1), ("899999061", 9), ("891800846", 1), ("860002964", 4)],
)
def test_known_numbers_have_their_digit(number: str, digit: int) -> None:
    assert check_digit(number) == digit


@pytest.mark.parametrize("text", ["", "80019726x", "1" * 16, "٣"])
def test_what_is_no_number_has_no_digit(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text[:3]):
        check_digit(text)
