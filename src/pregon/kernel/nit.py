"""The check digit of a NIT, Colombia's number of taxpayers (DIAN, Orden Administrativa 4 of 1989)."""

WEIGHTS = (71, 67, 59, 53, 47, 43, 41, 37, 29, 23, 19, 17, 13, 7, 3)
LONGEST = len(WEIGHTS)


def check_digit(number: str) -> int:
    """The digit after the hyphen: `"899999061"` → 9. Raises `ValueError` for what is not 1 to 15 digits."""
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST):
        raise ValueError(number)
    rest = sum(int(digit) * weight for digit, weight in zip(number.zfill(LONGEST), WEIGHTS, strict=True)) % 11
    return rest if rest < 2 else 11 - rest
