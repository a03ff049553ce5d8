"""How often, in the words that plans use."""

from __future__ import annotations

import re

from pregon.kernel.folding import fold

from ...enums import Periodicity

_WORDS: tuple[tuple[Periodicity, str], ...] = (
    (Periodicity.FORTNIGHTLY, r"quincenal(?:mente)?|cada (?:quincena|(?:dos|2) semanas|15 dias|quince dias)"),
    (Periodicity.BIMONTHLY, r"bimestral(?:mente)?|bimensual|cada (?:bimestre|(?:dos|2) meses)"),
    (Periodicity.QUARTERLY, r"trimestral(?:mente)?|cada (?:trimestre|(?:tres|3) meses)|(?:cuatro|4) veces al ano"),
    (Periodicity.SEMIANNUAL, r"semestral(?:mente)?|cada (?:semestre|(?:seis|6) meses)|(?:dos|2) veces al ano"),
    (Periodicity.ANNUAL, r"anual(?:mente)?|cada (?:ano|12 meses)|(?:una vez|1 vez) (?:al|por) ano"),
    (Periodicity.MONTHLY, r"mensual(?:mente)?|cada mes|(?:una vez|1 vez) (?:al|por) mes|todos los meses"),
    (Periodicity.WEEKLY, r"semanal(?:mente)?|cada (?:semana|8 dias|ocho dias)|(?:una vez|1 vez) (?:a la|por) semana"),
    (Periodicity.ONCE, r"una (?:sola )?vez|unica vez|unico|unica|1 vez"),
)
_PATTERNS = [(periodicity, re.compile(rf"\b(?:{words})\b")) for periodicity, words in _WORDS]


def periodicity_of(text: str) -> str | None:
    """The key of the periodicity that `text` says; None when it says none that the plan knows."""
    folded = fold(text)
    found = [periodicity.value for periodicity, pattern in _PATTERNS if pattern.search(folded)]
    by_label = [choice.value for choice in Periodicity if choice.value and fold(str(choice.label)) == folded]
    return next(iter(by_label or found), None)
