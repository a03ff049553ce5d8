"""`pregon init` makes a complete instance or nothing."""

import stat
from pathlib import Path

import pytest

from pregon.kernel.instance import load_instance
from tests.support.command import do_pregon, run_pregon

SEGOVIA = ("--name", "Segovia", "--divipola", "05736")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_secret_is_its_owners_only(model: Path) -> None:
    assert _mode(model) == 0o700
    assert _mode(model / "pregon.toml") == 0o600
    assert len(load_instance(model).settings.secret_key) >= 64


def test_the_instance_has_its_folders_and_static_files(model: Path) -> None:
    names = {path.name for path in model.iterdir()} - {"db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"}
    assert names == {"pregon.toml", "media", "private", "static", "state", "backups"}
    assert (model / "static" / "staticfiles.json").is_file()


def test_the_instance_is_sound(municipality: Path) -> None:
    assert "FALLA" not in do_pregon("check", municipality)


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "carta.txt").write_text("hola")
    result = run_pregon("init", tmp_path, *SEGOVIA)
    assert result.returncode == 1
    assert "no está vacía" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["carta.txt"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--name", "Segovia", "--divipola", "57"), "divipola"),
        (("--name", "S", "--divipola", "05736"), "name"),
        ((*SEGOVIA, "--base-url", "segovia.gov.co"), "segovia.gov.co"),
        ((*SEGOVIA, "--database-url", "mysql://servidor/base"), "postgresql://"),
    ],
)
def test_a_wrong_value_is_named_and_nothing_is_left_behind(options: tuple[str, ...], says: str, tmp_path: Path) -> None:
    result = run_pregon("init", tmp_path / "nueva", *options)
    assert result.returncode == 1
    assert says in result.stderr
    assert not (tmp_path / "nueva").exists()


def test_the_public_address_becomes_an_allowed_host(tmp_path: Path) -> None:
    from pregon.cli.commands.init import write_settings

    write_settings(tmp_path, demo=False, name="Ñandú «del río»", divipola="05736", base_url="https://www.nandu.gov.co")
    settings = load_instance(tmp_path).settings
    assert settings.name == "Ñandú «del río»"
    assert settings.hosts == ["www.nandu.gov.co", "localhost", "127.0.0.1"]
