"""When, how often and how much: what an action says of itself in a word or a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ..blocks import Piece
from ..document import ActionDocument, IndicatorDocument, TacticDocument
from ..headings import Role
from ..phrases.channels_by_words import channel_named, channel_of
from ..phrases.dates import day_of, period_of
from ..phrases.indicators import goal_of
from ..phrases.lists import capitalised, without_full_stop
from ..phrases.periodicities import periodicity_of
from .reading import Reading

DETAILS = frozenset({
    Role.PERIODICITY, Role.START, Role.END, Role.DATES, Role.BASE, Role.GOAL, Role.UNIT, Role.CHANNEL,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """An action and those of its indicators and tactics that a row or a label speaks of."""

    action: ActionDocument
    indicators: list[IndicatorDocument]
    tactics: list[TacticDocument]


def apply_detail(reading: Reading, piece: Piece, role: Role, text: str, scope: Scope | None = None) -> None:
    """Gives the open action what `text` says under this heading; what cannot be read is left out with the reason.

    Without `scope` it goes for all the indicators and tactics that the action has so far.
    """
    action = reading.action
    if action is None:
        reading.ledger.left_out(piece, _("No se sabe a qué acción pertenece."))
        return
    problem = _APPLY[role](scope or Scope(action, action.indicators, action.tactics), text.strip())
    if problem:
        reading.ledger.left_out(piece, problem)
    else:
        reading.ledger.understood(piece, action)


def _set_periodicity(scope: Scope, text: str) -> str:
    found = periodicity_of(text)
    if found is None:
        return _("No se entendió cada cuánto se repite.")
    if scope.action.periodicity not in ("", found):
        return _("La acción ya tenía otra periodicidad.")
    scope.action.periodicity = found
    return ""


def _set_start(scope: Scope, text: str) -> str:
    return _set_days(scope.action, day_of(text), None)


def _set_end(scope: Scope, text: str) -> str:
    return _set_days(scope.action, None, day_of(text, last=True))


def _set_dates(scope: Scope, text: str) -> str:
    """ "Cronograma" may hold a period, a periodicity, or both."""
    period, repeats = period_of(text), periodicity_of(text)
    if repeats and not scope.action.periodicity:
        scope.action.periodicity = repeats
    if period:
        first, last = period
        return _set_days(scope.action, first, last)
    return "" if repeats else _("No se entendió la fecha. Escríbala con año, como 2026-03-31.")


def _set_days(action: ActionDocument, start: date | None, end: date | None) -> str:
    first, last = start or action.start, end or action.end
    if start is None and end is None:
        return _("No se entendió la fecha. Escríbala con año, como 2026-03-31.")
    if first and last and last < first:
        return _("El fin es anterior al inicio.")
    action.start, action.end = first, last
    return ""


def _set_base(scope: Scope, text: str) -> str:
    number, _unit = goal_of(text)
    if number is None or not scope.indicators:
        return _("No se entendió la línea base: se espera un número y un indicador.")
    for indicator in scope.indicators:
        indicator.base = number if indicator.base is None else indicator.base
    return ""


def _set_goal(scope: Scope, text: str) -> str:
    """A goal without an indicator is one: "12 visitas" promises to count visits."""
    number, unit = goal_of(text)
    if number is None or number <= 0:
        return _("La meta no es un número mayor que cero.")
    if not scope.indicators and not scope.action.indicators:
        scope.action.indicators.append(IndicatorDocument(capitalised(without_full_stop(text)), unit, None, number))
        return ""
    if not scope.indicators:
        return _("Hay meta, pero no indicador en esta fila.")
    for indicator in scope.indicators:
        indicator.goal = number if indicator.goal is None else indicator.goal
        indicator.unit = indicator.unit or unit
    return ""


def _set_unit(scope: Scope, text: str) -> str:
    if not scope.indicators:
        return _("Hay unidad, pero no indicador.")
    for indicator in scope.indicators:
        indicator.unit = without_full_stop(text)
    return ""


def _set_channel(scope: Scope, text: str) -> str:
    """One channel for all the tactics of the action; with no tactics, see the columns."""
    channel = channel_named(text) or channel_of(text)
    if not channel:
        return _("No se reconoció el canal.")
    for tactic in scope.tactics:
        tactic.channel = channel
    return ""


_APPLY: dict[Role, Callable[[Scope, str], str]] = {
    Role.PERIODICITY: _set_periodicity,
    Role.START: _set_start,
    Role.END: _set_end,
    Role.DATES: _set_dates,
    Role.BASE: _set_base,
    Role.GOAL: _set_goal,
    Role.UNIT: _set_unit,
    Role.CHANNEL: _set_channel,
}
