"""What happened in a demo municipality, read from its file."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

Story = dict[str, Any]

KEYS = ("segovia", "san-pedro")
NAMES = {"segovia": ("Segovia", "05736"), "san-pedro": ("San Pedro de los Milagros", "05664")}
DEPARTMENT = "Antioquia"
PASSWORD = "rio-mula-campana-2026"  # noqa: S105 - printed for everybody who tries the demo


def read_story(key: str) -> Story:
    """The story of `segovia` or `san-pedro`; its surveys and its diagnosis have files of their own."""
    return {**_read(key), "surveys": _read(f"surveys-{key}"), "diagnosis": _read(f"diagnosis-{key}")}


def _read(name: str) -> Story:
    return tomllib.loads((files("pregon.demo") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def plan_document(story: Story, *, municipality: str, today: date) -> dict[str, Any]:
    """The story's plan in the stable JSON of imports, its days counted from `today`."""
    plan = story["plan"]
    return {
        "municipality": municipality,
        "title": plan["title"],
        "general_objective": plan["general_objective"],
        "diagnosis": plan["diagnosis"],
        "objectives": [_objective(objective, today) for objective in plan["objectives"]],
        "procedures": [_procedure(procedure, plan, today) for procedure in plan.get("procedures", [])],
    }


def _objective(objective: Story, today: date) -> dict[str, Any]:
    return {**objective, "actions": [_action(action, today) for action in objective["actions"]]}


def _action(action: Story, today: date) -> dict[str, Any]:
    return {
        "title": action["title"],
        "responsible": action["responsible"],
        "indicators": [{"base": 0, **indicator} for indicator in action["indicators"]],
        "tactics": action["tactics"],
        "periodicity": action.get("periodicity", ""),
        "start": _day(action.get("starts"), today),
        "end": _day(action.get("ends"), today),
    }


def _procedure(procedure: Story, plan: Story, today: date) -> dict[str, Any]:
    steps = [
        {**step, "done_on": _day(step["number"] * 4 - 44, today) if step["number"] <= procedure["done"] else None}
        for step in plan["enabling"]
    ]
    return {"name": procedure["name"], "enabling": steps}


def _day(offset: int | None, today: date) -> str | None:
    return None if offset is None else (today + timedelta(days=offset)).isoformat()
