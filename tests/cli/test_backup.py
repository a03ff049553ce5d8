"""The drill: a backup while serving becomes an equal instance elsewhere."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from tests.support.command import do_pregon, free_ports, run_pregon, serving, wait_for

COUNT = (
    "from django.db import connection as c; k = c.cursor(); import json;"
    "names = sorted(c.introspection.table_names(k));"
    "rows = lambda t: (k.execute('SELECT count(*) FROM ' + c.ops.quote_name(t)), k.fetchone()[0])[1];"
    "print(json.dumps({t: rows(t) for t in names}))"
)
WRITE_A_LOT = (
    "from pregon.people.public import Office\n"
    "for number in range({first}, {last}): Office.objects.create(name=f'Oficina ñ {{number}}')"
)


def _manage(folder: Path, code: str, **environment: str) -> str:
    return do_pregon("manage", folder, "shell", "--no-imports", "-c", code, **environment)


def _files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("media", "private")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }


def test_a_backup_made_while_serving_restores_an_equal_instance(
    municipality: Path, empty_database: str, tmp_path: Path
) -> None:
    (municipality / "media" / "fotos").mkdir()
    (municipality / "media" / "fotos" / "año.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)) * 999)
    (municipality / "private" / "carta.pdf").write_bytes(b"%PDF")
    _manage(municipality, WRITE_A_LOT.format(first=0, last=50))
    with serving(municipality, "--port", port := free_ports(), "--no-jobs"):
        wait_for(f"http://127.0.0.1:{port}/readyz")
        do_pregon("backup", municipality, "-o", tmp_path / "copia.tar.gz")
    _manage(municipality, WRITE_A_LOT.format(first=50, last=60))

    environment = {"PREGON_DATABASE_URL": empty_database} if empty_database else {}
    do_pregon("restore", tmp_path / "copia.tar.gz", tmp_path / "otra", **environment)

    before = json.loads(_manage(municipality, COUNT))
    after = json.loads(_manage(tmp_path / "otra", COUNT, **environment))
    assert after == before | {"people_office": before["people_office"] - 10}
    assert _files(tmp_path / "otra") == _files(municipality)
    assert (tmp_path / "otra" / "pregon.toml").read_text() == (municipality / "pregon.toml").read_text()
    # Sequences go on after the last number; a first new row would clash otherwise.
    _manage(tmp_path / "otra", WRITE_A_LOT.format(first=100, last=101), **environment)
    assert "FALLA" not in do_pregon("check", tmp_path / "otra", **environment)


def test_a_backup_is_for_its_owner_only_and_whole_or_absent(municipality: Path, tmp_path: Path) -> None:
    do_pregon("backup", municipality, "-o", tmp_path / "copia.tar.gz")
    assert (tmp_path / "copia.tar.gz").stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == {"copia.tar.gz", "segovia"}


@pytest.fixture
def backup(municipality: Path, tmp_path: Path) -> Path:
    do_pregon("backup", municipality, "-o", tmp_path / "copia.tar.gz")
    return tmp_path / "copia.tar.gz"


def test_a_damaged_backup_is_refused_and_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    _rewrite(backup, lambda name, data: data + b" " if name == "pregon.toml" else data)
    _assert_refused(backup, tmp_path / "nueva", "pregon.toml no coincide con su suma")

    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    _assert_refused(backup, tmp_path / "nueva", "no es una copia de Pregón o está dañada")


def test_a_backup_that_points_outside_is_refused(backup: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "mala.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("../fuera.txt")
        entry.size = 2
        archive.addfile(entry, io.BytesIO(b"ay"))
    _assert_refused(tmp_path / "mala.tar.gz", tmp_path / "nueva", "algo que no es suyo")
    assert not (tmp_path / "fuera.txt").exists()


def test_an_incomplete_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    _rewrite(backup, lambda name, data: None if name.startswith("database/") else data)
    _assert_refused(backup, tmp_path / "nueva", "incompleta o alterada")


def test_an_occupied_folder_is_refused(backup: Path, municipality: Path) -> None:
    result = run_pregon("restore", backup, municipality)
    assert result.returncode == 1
    assert "no está vacía" in result.stderr
    assert (municipality / "pregon.toml").exists()


def _assert_refused(backup: Path, folder: Path, says: str) -> None:
    result = run_pregon("restore", backup, folder)
    assert result.returncode == 1
    assert says in result.stderr
    assert not folder.exists()
    assert not list(folder.parent.glob(".restaura-*"))


def _rewrite(file: Path, change: object) -> None:
    """Passes every member through `change(name, data)`; nothing means left out."""
    with tarfile.open(file, "r:gz") as archive:
        members = {entry.name: archive.extractfile(entry).read() for entry in archive}
    with tarfile.open(file, "w:gz") as archive:
        for name, data in members.items():
            if (changed := change(name, data)) is not None:
                entry = tarfile.TarInfo(name)
                entry.size = len(changed)
                archive.addfile(entry, io.BytesIO(changed))
