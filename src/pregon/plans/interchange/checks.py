"""Values taken out of parsed JSON one by one; every problem is noted with its place in Spanish."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from ..enums import Channel, Periodicity
from . import limits
from .document import canonical

CENTS = Decimal("0.01")


class Place:
    """A JSON object inside the document, with its path in words ("objetivo 2, acción 3")."""

    def __init__(self, value: object, name: str, problems: list[str] | None = None, path: str = "") -> None:
        self.path = path
        self.problems: list[str] = [] if problems is None else problems
        self.values: dict[str, object] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.problem(_("se esperaba un objeto JSON para «%(name)s».") % {"name": name})

    def problem(self, message: str) -> None:
        self.problems.append(f"{self.path}: {message}" if self.path else message[:1].upper() + message[1:])

    def places(self, key: str, name: str) -> list[Place]:
        """The objects of a list, each with its own path; a missing list is empty."""
        return [
            Place(value, name, self.problems, self._below(name, number))
            for number, value in enumerate(self._list(key), start=1)
        ]

    def _below(self, name: str, number: int) -> str:
        return f"{self.path}, {name} {number}" if self.path else f"{name} {number}"

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > limits.ITEMS:
            self.problem(_("«%(key)s» debe ser una lista de hasta %(n)d.") % {"key": key, "n": limits.ITEMS})
            return []
        return value

    def text(self, key: str, name: str, longest: int, *, required: bool = False) -> str:
        value = self.values.get(key)
        return self._checked_text("" if value is None else value, name, longest, required=required)

    def _checked_text(self, value: object, name: str, longest: int, *, required: bool) -> str:
        if not isinstance(value, str):
            self.problem(_("%(name)s debe ser un texto.") % {"name": name})
            return ""
        text = canonical(value)
        if required and not text:
            self.problem(_("falta %(name)s.") % {"name": name})
        if len(text) > longest:
            self.problem(_("%(name)s pasa de %(n)d caracteres.") % {"name": name, "n": longest})
        return text

    def texts(self, key: str, name: str, longest: int) -> list[str]:
        """A list of texts, none of them blank."""
        kept = []
        for number, value in enumerate(self._list(key), start=1):
            kept.append(self._checked_text(value, f"{name} {number}", longest, required=True))
        return kept

    def choice(self, key: str, name: str, allowed: tuple[str, ...]) -> str:
        value = self.values.get(key)
        value = "" if value is None else value
        if not isinstance(value, str) or value not in allowed:
            options = ", ".join(option for option in allowed if option)
            self.problem(_("%(name)s debe ser uno de: %(options)s.") % {"name": name, "options": options})
            return allowed[0]
        return value

    def periodicity(self, key: str) -> str:
        return self.choice(key, _("la periodicidad"), tuple(Periodicity.values))

    def channel(self, key: str) -> str:
        return self.choice(key, _("el canal"), tuple(Channel.values))

    def day(self, key: str, name: str) -> date | None:
        value = self.values.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self.problem(_("%(name)s debe ser una fecha como 2026-03-31.") % {"name": name})
            return None

    def number(self, key: str, name: str) -> Decimal | None:
        value = self.values.get(key)
        if value is None:
            return None
        number = _decimal(value)
        if number is None:
            self.problem(_("%(name)s debe ser un número de hasta dos decimales.") % {"name": name})
        return number

    def whole(self, key: str, name: str) -> int:
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= 32_767:
            self.problem(_("%(name)s debe ser un número entero mayor que cero.") % {"name": name})
            return 0
        return value


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    fits = number.is_finite() and abs(number) < limits.NUMBER and number == number.quantize(CENTS)
    return number if fits else None
