"""Between packages, only `public.py` is spoken to. (The order of the packages is import-linter's contract.)"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
# The kernel is a set of small tools without a door of its own; `config` composes, `cli` starts.
OPEN = {"kernel"}


def test_packages_speak_to_each_other_through_public_only() -> None:
    assert [line for file in _sources() for line in _trespasses(file)] == []


def _sources() -> Iterator[Path]:
    inside = sorted((SOURCE / "pregon").glob("*/**/*.py"))
    return (file for file in inside if "migrations" not in file.parts)


def _trespasses(file: Path) -> Iterator[str]:
    here = file.relative_to(SOURCE).with_suffix("").parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for module in _imported(node, here):
            parts = module.split(".")
            if parts[0] != "pregon" or len(parts) < 3 or parts[1] == here[1] or parts[1] in OPEN:
                continue
            if parts[2] != "public":
                yield f"{'/'.join(here)}.py:{getattr(node, 'lineno', 0)} imports {module}"


def _imported(node: ast.AST, here: tuple[str, ...]) -> list[str]:
    """Full names of what a node imports; `from pregon.plans import public` counts as `pregon.plans.public`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        base = ".".join([*here[: -node.level], *filter(None, [node.module])])
    return [f"{base}.{alias.name}" for alias in node.names]
