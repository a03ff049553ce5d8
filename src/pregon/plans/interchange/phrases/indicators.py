"""What an action promises to count: a cell with one indicator or several, each with unit, base and goal."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pregon.kernel.folding import fold

from .. import limits
from ..document import IndicatorDocument
from .lists import capitalised, items_of, split_outside_brackets, without_full_stop
from .words import word_list

_COUNT = re.compile(r"^(?:n[°ºo.]+|nro\.?|núm(?:ero)?\.?|numero|cantidad|total|#)\s*(?:de\s+(?:l[ao]s\s+)?)?", re.I)
_PERCENT = re.compile(r"^(?:%|porcentaje|tasa)\b", re.I)
_PARTICIPLE = re.compile(r"^\w+(?:[ai]d[oa]s?|puest[oa]s|escrit[oa]s|hech[oa]s|impres[oa]s|abiert[oa]s)$")
_STOPS_UNIT = frozenset(word_list("en de del por a al con para que y e o u sobre entre ante mediante durante segun"))
_TWO_STATES = re.compile(r"^(?P<head>.+?)\s+(?P<one>\w+)\s+(?:y|e)\s+(?P<other>\w+)$")
_TWO_COUNTS = re.compile(r"\s*,?\s+y\s+(?=de\s+|n[°º]|número|cantidad)", re.I)
_NUMBER = r"-?\d{1,3}(?:[.\s]\d{3})+(?:,\d{1,2})?|-?\d+(?:[.,]\d{1,2})?"
_STATED = re.compile(
    rf"[\s(,;.–-]*\b(?P<what>meta|l[ií]nea (?:de )?base|base|goal)\b\s*(?:[:=]|de|es)?\s*(?P<number>{_NUMBER})\s*%?"
    r"(?:\s+(?P<unit>[^\W\d_]+))?\s*[),;.]*",
    re.I,
)
_LEADING_NUMBER = re.compile(
    rf"^(?:realizar |hacer |publicar |al menos |m[ií]nimo )?(?P<number>{_NUMBER})\s*(?P<rest>\D.*)$", re.I
)
_LONGEST_UNIT = 4  # words


def indicators_of(text: str) -> list[IndicatorDocument]:
    """The indicators in a cell, none twice; "capacitados y apropiados" are two, "meta: 12" is taken out."""
    lines = [part for item in items_of(text) for part in split_outside_brackets(item, ";")]
    found: dict[str, IndicatorDocument] = {}
    for line in lines:
        for indicator in _from_line(line):
            found.setdefault(fold(indicator.name), indicator)
    return list(found.values())


def _from_line(line: str) -> list[IndicatorDocument]:
    stated = {_kind(hit["what"]): number_of(hit["number"]) for hit in _STATED.finditer(line)}
    name = _without_stated(line)
    if not name:
        return [_indicator(capitalised(line.strip()), "", stated)]
    number, counted = leading_goal(name)
    if number and "goal" not in stated:
        return [_indicator(capitalised(without_full_stop(name)), unit_of(counted), {**stated, "goal": number})]
    return [_indicator(part, unit_of(part), stated) for part in _split(without_full_stop(name))]


def _indicator(name: str, unit: str, stated: dict[str, Decimal | None]) -> IndicatorDocument:
    goal = stated.get("goal")
    return IndicatorDocument(name, unit, stated.get("base"), goal if goal and goal > 0 else None)


def _without_stated(line: str) -> str:
    return _STATED.sub(" ", line).strip(" ,;:-–(")


def _kind(word: str) -> str:
    return "base" if "base" in fold(word) else "goal"


def _split(name: str) -> list[str]:
    parts = _TWO_COUNTS.split(name)
    if len(parts) > 1:
        first = _COUNT.match(name)
        prefix = _counting_words(first[0]) if first else ""
        rest = [part if _COUNT.match(part) else f"{prefix} {part}" if prefix else part for part in parts[1:]]
        return [capitalised(part.strip()) for part in [parts[0], *rest]]
    return [capitalised(part) for part in _two_states(name)]


def _counting_words(prefix: str) -> str:
    """ "N° de " → "N°": the second count brings its own "de"."""
    return re.sub(r"\s*de\s+(?:l[ao]s\s+)?$", "", prefix, flags=re.I).strip()


def _two_states(name: str) -> list[str]:
    """ "personas capacitadas y certificadas" are two counts of the same people."""
    hit = _TWO_STATES.match(name)
    if not hit or not (_PARTICIPLE.match(fold(hit["one"])) and _PARTICIPLE.match(fold(hit["other"]))):
        return [name]
    return [f"{hit['head']} {hit['one']}", f"{hit['head']} {hit['other']}"]


def unit_of(name: str) -> str:
    """What is counted: "N° de foros publicados" → "foros"; "" when the name does not say it plainly."""
    if _PERCENT.match(name):
        return "%"
    prefix = _COUNT.match(name)
    words = name[prefix.end() :].split() if prefix else name.split()
    kept: list[str] = []
    for word in words[: _LONGEST_UNIT + 1]:
        plain = fold(word.strip(".,;:()"))
        if plain in _STOPS_UNIT or (kept and _PARTICIPLE.match(plain)):
            break
        kept.append(word.strip(".,;:()").lower())
    is_plural = bool(kept) and kept[0].endswith("s")
    return " ".join(kept)[: limits.UNIT] if kept and len(kept) <= _LONGEST_UNIT and (prefix or is_plural) else ""


def goal_of(text: str) -> tuple[Decimal | None, str]:
    """The number of a cell under "Meta" and the unit after it: "12 visitas" → (12, "visitas"), "80 %" → (80, "%")."""
    hit = re.search(_NUMBER, text)
    if not hit:
        return None, ""
    after = re.match(r"\s*(%|[^\W\d_]+)", text[hit.end() :])
    unit = fold(after[1]) if after and after[1].lower() not in _STOPS_UNIT else ""
    return number_of(hit[0]), unit


def leading_goal(name: str) -> tuple[Decimal | None, str]:
    """An indicator written as its goal, "12 visitas al año": the number, and the words after it."""
    hit = _LEADING_NUMBER.match(name)
    number = number_of(hit["number"]) if hit else None
    return (number, hit["rest"].strip()) if hit and number and number > 0 else (None, name)


def number_of(text: str) -> Decimal | None:
    """A number with Colombian or plain separators ("1.200,5", "1200.5"); None when it does not fit the plan."""
    plain = text.strip().replace(" ", "").replace("\xa0", "").rstrip("%")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    try:
        number = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < limits.NUMBER and number == round(number, 2) else None
