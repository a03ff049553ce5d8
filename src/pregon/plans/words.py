"""Numbers, days and states in the words of the screens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import ActionState

STATE_ICONS = {
    ActionState.LATE: "warning",
    ActionState.FULFILLED: "success",
    ActionState.UNDER_WAY: "rotate",
    ActionState.NOT_STARTED: "minus",
}


def due_words(day: date, today: date) -> str:
    """«vence mañana», «venció hace 3 días»."""
    days = (day - today).days
    near = {-1: _("venció ayer"), 0: _("vence hoy"), 1: _("vence mañana")}
    if days in near:
        return near[days]
    if days < 0:
        return ngettext("venció hace %(n)d día", "venció hace %(n)d días", -days) % {"n": -days}
    if days < 7:
        return _("vence el %(weekday)s") % {"weekday": date_format(day, "l")}
    return _("vence el %(day)s") % {"day": date_format(day, r"j \d\e F")}


def number_words(number: Decimal | int | None) -> str:
    """`1234.50` → `1.234,5`; no number is a dash."""
    if number is None:
        return "—"
    exact = Decimal(number)
    whole = exact == exact.to_integral_value()
    text = number_format(exact.quantize(Decimal(1)) if whole else exact.normalize(), use_l10n=True, force_grouping=True)
    return str(text)
