"""What became of each piece of the source: understood, doubted or left out, exactly one of the three."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from ..blocks import Piece, says_something
from ..document import PlanDocument

Kind = Literal["understood", "doubt", "left_out"]


@dataclass(frozen=True, slots=True)
class RowNote:
    """A line of the preview. `path` leads to the part of the document ("objectives.0.actions.3"), "" when none.

    A doubt without `text` is about something that the source does not say.
    """

    kind: Kind
    location: str
    text: str
    message: str
    path: str


@dataclass
class _Mark:
    kind: Kind
    target: object
    messages: list[str] = field(default_factory=list)


class Ledger:
    """Takes marks while the document is read; the first one places a piece, later ones may only raise a doubt."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if says_something(piece.text)]
        self._marks: dict[Piece, _Mark] = {}
        self._parts: dict[Piece, Piece] = {}
        self._missing: list[tuple[object, str]] = []

    def part_of(self, part: Piece, whole: Piece) -> None:
        """What becomes of `part`, cut out of a piece, becomes of the piece."""
        self._parts[part] = whole

    def understood(self, piece: Piece, target: object = "") -> None:
        """`piece` went into `target`: a part of the document, or a path in words."""
        mark = self._marks.setdefault(self._whole(piece), _Mark("understood", target))
        mark.target = mark.target or target

    def doubt(self, piece: Piece, target: object, message: str) -> None:
        """`piece` went into `target`, but a person should look at it."""
        mark = self._marks.setdefault(self._whole(piece), _Mark("doubt", target))
        mark.kind = "doubt"
        mark.target = mark.target or target
        if message not in mark.messages:
            mark.messages.append(message)

    def left_out(self, piece: Piece, message: str) -> None:
        """`piece` is not in the document. What was understood before stays so, with a doubt."""
        piece = self._whole(piece)
        if piece in self._marks:
            self.doubt(piece, self._marks[piece].target, message)
        else:
            self._marks[piece] = _Mark("left_out", "", [message])

    def has(self, piece: Piece) -> bool:
        return self._whole(piece) in self._marks

    def withdraw(self, piece: Piece, message: str) -> None:
        """`piece` had been understood, and what came after showed that it was not."""
        self._marks[self._whole(piece)] = _Mark("left_out", "", [message])

    def missing(self, target: object, message: str) -> None:
        """Something that the source should say and does not."""
        self._missing.append((target, message))

    def _whole(self, piece: Piece) -> Piece:
        return self._parts.get(piece, piece)

    def notes(self, document: PlanDocument) -> list[RowNote]:
        """All pieces in their order, those of one row with one fate together; then what is missing."""
        paths = _paths(document)
        placed = [(piece, self._marks.get(piece) or _unplaced()) for piece in self._pieces]
        grouped = groupby(placed, key=lambda pair: _key(pair[0], pair[1], paths))
        rows = [_note(location, kind, path, list(group)) for (location, kind, path, _words), group in grouped]
        absent = [
            RowNote("doubt", _("documento"), "", message, _path(target, paths)) for target, message in self._missing
        ]
        return rows + absent


def _unplaced() -> _Mark:
    return _Mark("left_out", "", [_("No se reconoció a qué parte del plan pertenece.")])


def _key(piece: Piece, mark: _Mark, paths: dict[int, str]) -> tuple[str, Kind, str, str]:
    words = " ".join(mark.messages) if mark.kind == "left_out" else ""
    return piece.location, mark.kind, _path(mark.target, paths), words


def _note(location: str, kind: Kind, path: str, group: list[tuple[Piece, _Mark]]) -> RowNote:
    messages = dict.fromkeys(message for _piece, mark in group for message in mark.messages)
    text = " | ".join(piece.text.strip() for piece, _mark in group)
    return RowNote(kind, location, text, " ".join(messages), path)


def _path(target: object, paths: dict[int, str]) -> str:
    return target if isinstance(target, str) else paths.get(id(target), "")


def _paths(document: PlanDocument) -> dict[int, str]:
    """Where each part of the finished document stands."""
    paths = {id(document): ""}
    for number, objective in enumerate(document.objectives):
        paths[id(objective)] = f"objectives.{number}"
        for place, action in enumerate(objective.actions):
            paths[id(action)] = f"objectives.{number}.actions.{place}"
    for number, procedure in enumerate(document.procedures):
        paths[id(procedure)] = f"procedures.{number}"
        for place, step in enumerate(procedure.enabling):
            paths[id(step)] = f"procedures.{number}.enabling.{place}"
    return paths
