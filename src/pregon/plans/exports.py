"""Lists that leave as CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from .enums import Certainty, Channel
from .models import Fact, Indicator
from .queries import facts_of

Row = list[str | Decimal | date]


def fact_header() -> list[str]:
    """The columns of an indicator's list."""
    return [_("Fecha"), _("Qué fue"), _("Canal"), _("Cantidad"), _("Cómo se contó"), _("Se descuenta")]


def fact_rows(indicator: Indicator) -> Iterator[Row]:
    """The facts behind the number; their amounts add up to it."""
    for fact in facts_of(indicator).iterator(chunk_size=500):
        yield _fact_row(fact)


def _fact_row(fact: Fact) -> Row:
    estimated = fact.certainty == Certainty.ESTIMATED
    return [
        timezone.localdate(fact.happened_at),
        fact.label,
        str(Channel(fact.channel).label) if fact.channel else "",
        fact.amount,
        _("Estimado: %(method)s") % {"method": fact.method} if estimated else _("Contado"),
        _("sí") if fact.reverses_id else "",
    ]
