"""Numbers in the words of the screens."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def share_words(share: float) -> str:
    """`0.384` → `38 %`; a share that is not nothing is not called 0 %."""
    percent = round(share * 100)
    if 0 < share < 0.01:
        return _("menos de 1\u00a0%")
    return f"{percent}\u00a0%"


def decimal_words(value: float) -> str:
    """`3.8333` → `3,8`; whole numbers without decimals."""
    rounded = round(value, 1)
    whole = int(rounded) if rounded == int(rounded) else f"{rounded:.1f}"
    return str(number_format(whole, use_l10n=True, force_grouping=True))


def spelled_receipt(receipt: str) -> str:
    """`k3p7wmx2d` → `K3P-7WM-X2D`."""
    return "-".join(receipt[place : place + 3] for place in range(0, len(receipt), 3)).upper()
