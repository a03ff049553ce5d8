"""What an operator meets first: help, mistakes, exit codes."""

import re
from pathlib import Path

import pytest

from pregon.cli.parser import COMMANDS, build_parser
from tests.support.command import run_pregon

ENGLISH = re.compile(r"\b(usage|options|positional|show this|required|invalid|default)\b")
NAMES = [module.__name__.rpartition(".")[2] for module in COMMANDS]


@pytest.mark.parametrize("words", [[], *[[name] for name in NAMES], ["plan", "import"], ["plan", "export"]])
def test_help_is_in_spanish(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        build_parser().parse_args([*words, "--help"])
    text = capsys.readouterr().out
    assert end.value.code == 0
    assert text.startswith("uso: pregon")
    assert not ENGLISH.findall(text.replace("--format {json,xlsx,docx,pdf}", ""))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "faltan estos argumentos: ORDEN"),
        (["init", "x", "--divipola", "05736"], "faltan estos argumentos: --name"),
        (["serve", "x", "--port", "cero"], "«cero» no es un valor válido"),
        (["serve", "x", "--port", "70000"], "«70000» no es un valor válido"),
        (["plan", "export", "x", "--format", "odt"], "«odt» no sirve"),
        (["bailar"], "«bailar» no sirve"),
        (["check", "x", "--nada"], "argumentos que no existen: --nada"),
    ],
)
def test_a_mistake_is_explained_in_spanish_and_ends_with_2(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        build_parser().parse_args(words)
    assert end.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("words", [["check"], ["jobs"], ["serve"], ["backup"], ["manage"]])
def test_a_folder_without_instance_is_refused_in_one_line(words: list[str], tmp_path: Path) -> None:
    result = run_pregon(*words, tmp_path)
    assert result.returncode == 1
    assert result.stderr == (
        f"pregon: No hay una instancia en {tmp_path}: falta pregon.toml. Créela con «pregon init».\n"
    )


def test_an_unknown_setting_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "pregon.toml").write_text(
        f'name = "Segovia"\ndivipola = "05736"\ncolor = "azul"\nsecret_key = "{"s" * 48}"\n'
    )
    result = run_pregon("check", tmp_path)
    assert result.returncode == 1
    assert "La clave «color» no existe." in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "pregon.toml").write_text(
        f'name = "Segovia"\ndivipola = "05736"\nsecret_key = "{"s" * 48}"\n'
        'database_url = "postgresql://nadie@127.0.0.1:1/nada"\n'
    )
    result = run_pregon("backup", tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("pregon: La base de datos no responde: ")
    assert result.stderr.count("\n") == 1


def test_the_detail_of_a_fault_comes_on_request(tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("no es una copia")
    quiet = run_pregon("restore", tmp_path / "falta.tar.gz", tmp_path / "nueva")
    assert (quiet.returncode, quiet.stderr) == (1, f"pregon: {tmp_path / 'falta.tar.gz'}: no existe.\n")
    assert "Traceback" in run_pregon("--traceback", "restore", tmp_path / "falta.tar.gz", tmp_path / "nueva").stderr
