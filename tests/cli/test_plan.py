"""`pregon plan` reads and writes the plan of an instance."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command import do_pregon, run_pregon

PLAN = {
    "municipality": "Segovia",
    "title": "Plan de prueba",
    "diagnosis": "",
    "objectives": [
        {
            "audience": "external",
            "text": "Que la gente conozca los trámites en línea",
            "actions": [
                {
                    "title": "Publicar una noticia cada semana",
                    "responsible": ["Oficina de prensa"],
                    "indicators": [{"name": "Noticias publicadas", "unit": "noticias", "base": 0, "goal": 52}],
                    "tactics": [{"text": "Noticia en el sitio", "channel": "website"}],
                }
            ],
        }
    ],
}


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(PLAN), encoding="utf-8")
    return file


def _exported(municipality: Path) -> dict:
    return json.loads(do_pregon("plan", "export", municipality, "--format", "json"))


def test_a_dry_run_shows_the_counts_and_saves_nothing(municipality: Path, plan_file: Path) -> None:
    assert "1 objetivo, 1 acción" in do_pregon("plan", "import", municipality, plan_file, "--dry-run")
    result = run_pregon("plan", "export", municipality, "--format", "json")
    assert (result.returncode, result.stderr) == (1, "pregon: Esta instancia todavía no tiene un plan.\n")


def test_what_is_exported_imports_to_the_same(municipality: Path, plan_file: Path, tmp_path: Path) -> None:
    do_pregon("plan", "import", municipality, plan_file)
    first = _exported(municipality)
    assert first["objectives"][0]["actions"][0]["indicators"][0]["goal"] == 52
    for kind in ("json", "xlsx"):
        do_pregon("plan", "export", municipality, "--format", kind, "-o", tmp_path / f"otra.{kind}")
        do_pregon("plan", "import", municipality, tmp_path / f"otra.{kind}")
        assert _exported(municipality) == first


def test_a_file_that_is_no_plan_is_refused_in_one_line(municipality: Path, tmp_path: Path) -> None:
    (tmp_path / "foto.docx").write_bytes(b"\x7fELF" + bytes(4000))
    result = run_pregon("plan", "import", municipality, tmp_path / "foto.docx")
    assert result.returncode == 1
    assert result.stderr.startswith("pregon: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "000_48a327062c0851c7.txt",
            ["Nivel interno: 1 objetivo, 4 acciones", "Nivel externo: 1 objetivo, 10 acciones"],
        ),
        ("001_c03480edea13c90b.txt", ["Nivel interno: 1 objetivo, 4 acciones", "Trámites: 3"]),
    ],
)
def test_the_real_plans_come_in_whole_and_twice_changes_nothing(
    name: str, says: list[str], municipality: Path, tmp_path: Path, seed_text: Callable[[str], str]
) -> None:
    (tmp_path / name).write_text(seed_text(name), encoding="utf-8")
    output = do_pregon("plan", "import", municipality, tmp_path / name)
    assert all(line in output for line in says)
    first = _exported(municipality)
    assert " 0 filas nuevas, 0 cambiadas" in do_pregon("plan", "import", municipality, tmp_path / name)
    assert _exported(municipality) == first
