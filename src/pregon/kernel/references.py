"""Short codes that people read from a poster and type on a phone."""

import secrets

# No 0/o, 1/l/i, u/v: letters that look alike on paper.
ALPHABET = "23456789abcdefghjkmnpqrstwxyz"


def new_code(length: int = 6) -> str:
    """A random code; 6 characters give about 6·10⁸ values, enough for addresses that are not secrets."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
