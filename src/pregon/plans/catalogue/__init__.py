"""The catalogue: proved actions from which a plan starts in minutes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class CatalogueAction:
    """An action that can be chosen, with what it brings. `row` is its part of the stable JSON."""

    key: str
    row: dict[str, Any]

    @property
    def channels(self) -> list[str]:
        """Each channel of its tactics once, in their order."""
        return list(dict.fromkeys(tactic["channel"] for tactic in self.row["tactics"] if tactic["channel"]))


@dataclass(frozen=True)
class CatalogueObjective:
    key: str
    audience: str
    text: str
    actions: list[CatalogueAction]


@dataclass(frozen=True)
class Catalogue:
    """What can be chosen. Every procedure has the same enabling steps."""

    objectives: list[CatalogueObjective]
    procedures: dict[str, str]
    steps: list[dict[str, Any]]

    @property
    def actions(self) -> dict[str, CatalogueAction]:
        return {action.key: action for objective in self.objectives for action in objective.actions}


@cache
def read_catalogue() -> Catalogue:
    """The catalogue as shipped."""
    data = tomllib.loads((files(__package__) / "catalogue.toml").read_text(encoding="utf-8"))
    return Catalogue(
        objectives=[_objective(row) for row in data["objectives"]],
        procedures={row["key"]: row["name"] for row in data["procedures"]},
        steps=[{"number": number, **row} for number, row in enumerate(data["steps"], start=1)],
    )


def _objective(row: dict[str, Any]) -> CatalogueObjective:
    actions = [CatalogueAction(action.pop("key"), action) for action in row["actions"]]
    return CatalogueObjective(row["key"], row["audience"], row["text"], actions)
