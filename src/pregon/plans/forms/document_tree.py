"""An understood plan as a tree of small forms: shown, read back from the page, rows added and taken away.

Each node's prefix says where it is: `objectives-0-actions-2-tactics-1`. The page works without JavaScript: a
button adds or removes a row and everything typed comes back with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .understood import ActionRow, EnablingRow, IndicatorRow, ObjectiveRow, PlanRow, ProcedureRow, TacticRow

Raw = dict[str, Any]

CHILDREN: dict[type[forms.Form], dict[str, type[forms.Form]]] = {
    PlanRow: {"objectives": ObjectiveRow, "procedures": ProcedureRow},
    ObjectiveRow: {"actions": ActionRow},
    ActionRow: {"indicators": IndicatorRow, "tactics": TacticRow},
    ProcedureRow: {"enabling": EnablingRow},
    IndicatorRow: {},
    TacticRow: {},
    EnablingRow: {},
}
ADD_LABELS = {
    "objectives": _("Agregar objetivo"),
    "procedures": _("Agregar trámite"),
    "actions": _("Agregar acción"),
    "indicators": _("Agregar indicador"),
    "tactics": _("Agregar táctica"),
    "enabling": _("Agregar actividad"),
}
LONGEST_LIST = 2000


@dataclass
class Branch:
    """A list of rows of one kind under a node; `address` is what its «add» button sends."""

    name: str
    address: str
    nodes: list[Node] = field(default_factory=list)

    @property
    def add_label(self) -> Any:
        return ADD_LABELS[self.name]


@dataclass
class Node:
    """A row with the rows under it; `address` is its prefix and what its «remove» button sends."""

    form: forms.Form
    address: str
    number: int
    branches: dict[str, Branch] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        return f"fila-{self.address}"

    def all_nodes(self) -> Iterator[Node]:
        yield self
        for branch in self.branches.values():
            for node in branch.nodes:
                yield from node.all_nodes()

    def has_errors(self) -> bool:
        return any(bool(node.form.errors) for node in self.all_nodes())

    def document(self) -> Raw:
        """The stable JSON of a valid tree."""
        lists = {name: [node.document() for node in branch.nodes] for name, branch in self.branches.items()}
        return {**self.form.cleaned_data, **lists}


def tree_of(raw: Raw, *, check: bool) -> Node:
    """The tree of a document, or of what was typed into it; `check` shows what is wrong."""
    return _node(PlanRow, raw, "", 0, check)


def _node(form_class: type[forms.Form], raw: Raw, address: str, index: int, check: bool) -> Node:
    values = {name: _typed(raw.get(name)) for name in form_class.base_fields}
    prefix = address or "plan"
    data = {f"{prefix}-{name}": value for name, value in values.items()} if check else None
    node = Node(form_class(data, prefix=prefix, initial=values), prefix, index + 1)
    for name, child in CHILDREN[form_class].items():
        below = f"{address}-{name}" if address else name
        rows = raw.get(name) or []
        nodes = [_node(child, row, f"{below}-{place}", place, check) for place, row in enumerate(rows)]
        node.branches[name] = Branch(name, below, nodes)
    return node


def _typed(value: Any) -> str:
    """A value of the stable JSON as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def raw_of(posted: Mapping[str, str]) -> Raw:
    """What was typed into the page, as a document whose values are still text."""
    return _raw(PlanRow, posted, "")


def _raw(form_class: type[forms.Form], posted: Mapping[str, str], address: str) -> Raw:
    prefix = address or "plan"
    raw: Raw = {name: posted.get(f"{prefix}-{name}", "") for name in form_class.base_fields}
    for name, child in CHILDREN[form_class].items():
        below = f"{address}-{name}" if address else name
        raw[name] = [_raw(child, posted, f"{below}-{place}") for place in _places(posted, below)]
    return raw


def _places(posted: Mapping[str, str], below: str) -> list[int]:
    pattern = re.compile(rf"{re.escape(below)}-(\d{{1,4}})-")
    found = {int(match[1]) for key in posted if (match := pattern.match(key))}
    return sorted(found)[:LONGEST_LIST]


def with_row_added(raw: Raw, address: str) -> Raw:
    """The document with an empty row at the end of the list; unknown addresses change nothing."""
    *way, name = address.split("-")
    parent = _follow(raw, way)
    if parent is not None and isinstance(parent.get(name), list):
        parent[name].append(_empty(name, parent[name]))
    return raw


def with_row_removed(raw: Raw, address: str) -> Raw:
    """The document without that row."""
    *way, name, place = address.split("-")
    parent = _follow(raw, way)
    rows = parent.get(name) if parent is not None else None
    if isinstance(rows, list) and place.isdigit() and int(place) < len(rows):
        del rows[int(place)]
    return raw


def _follow(raw: Raw, way: list[str]) -> Raw | None:
    """The row at `objectives-0-actions-2`, or None."""
    here: Any = raw
    for name, place in zip(way[::2], way[1::2], strict=False):
        rows = here.get(name)
        if not isinstance(rows, list) or not place.isdigit() or int(place) >= len(rows):
            return None
        here = rows[int(place)]
    return here


def _empty(name: str, siblings: list[Raw]) -> Raw:
    if name == "enabling":
        return {"number": len(siblings) + 1}
    return {"audience": "external"} if name == "objectives" else {}
