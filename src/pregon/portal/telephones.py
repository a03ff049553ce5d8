"""Telephone numbers as links."""

from __future__ import annotations

import re

COLOMBIA = "+57"


def telephone_link(number: str) -> str:
    """`tel:+576048315613` of «604 831 56 13, ext. 104»: the first number, with the country's code when it has none."""
    first = re.split(r"(?i)[,;/]|\bext|\by\b|\bo\b", number)[0]
    digits = re.sub(r"\D", "", first)
    return f"tel:+{digits}" if first.strip().startswith("+") else f"tel:{COLOMBIA}{digits}"
