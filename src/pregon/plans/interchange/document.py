"""A plan as a document: what files, previews and exports speak of. No tables, no Django models."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def canonical(text: str) -> str:
    """Text as every format can hold it: composed letters, `\\n` line ends, no control characters, no edges."""
    return NOT_IN_TEXT.sub("", LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))).strip()


@dataclass(slots=True)
class IndicatorDocument:
    name: str
    unit: str = ""
    base: Decimal | None = None
    goal: Decimal | None = None


@dataclass(slots=True)
class TacticDocument:
    """`channel` is a key of `plans.enums.Channel`; "" when unknown."""

    text: str
    channel: str = ""


@dataclass(slots=True)
class ActionDocument:
    """`periodicity` is a key of `plans.enums.Periodicity`; "" when the document does not say."""

    title: str
    responsible: list[str] = field(default_factory=list)
    indicators: list[IndicatorDocument] = field(default_factory=list)
    tactics: list[TacticDocument] = field(default_factory=list)
    periodicity: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(slots=True)
class ObjectiveDocument:
    """`audience` is "internal" or "external"."""

    audience: str
    text: str
    actions: list[ActionDocument] = field(default_factory=list)


@dataclass(slots=True)
class EnablingDocument:
    """A step without which a procedure must not be promoted."""

    number: int
    component: str
    title: str
    description: str = ""
    done_on: date | None = None


@dataclass(slots=True)
class ProcedureDocument:
    name: str
    enabling: list[EnablingDocument] = field(default_factory=list)


@dataclass(slots=True)
class PlanDocument:
    municipality: str = ""
    title: str = ""
    diagnosis: str = ""
    objectives: list[ObjectiveDocument] = field(default_factory=list)
    procedures: list[ProcedureDocument] = field(default_factory=list)
    general_objective: str = ""
    version: str = ""

    @property
    def actions(self) -> list[ActionDocument]:
        return [action for objective in self.objectives for action in objective.actions]


def made_canonical(part: Any) -> Any:
    """The same document with every text made canonical, in place."""
    for one in fields(part):
        setattr(part, one.name, _canonical_value(getattr(part, one.name)))
    return part


def _canonical_value(value: Any) -> Any:
    if isinstance(value, str):
        return canonical(value)
    if isinstance(value, list):
        return [_canonical_value(item) for item in value]
    return made_canonical(value) if hasattr(value, "__dataclass_fields__") else value
