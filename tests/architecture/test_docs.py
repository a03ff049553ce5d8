"""The operator's guide names everything that an operator can set or run."""

from pathlib import Path

import pytest

from pregon.cli.parser import COMMANDS
from pregon.kernel.instance import InstanceSettings, MailSettings

DOCS = Path(__file__).resolve().parents[2] / "docs"
SETTINGS = [name for name in InstanceSettings.model_fields if name != "mail"]
MAIL = [f"mail.{name}" for name in MailSettings.model_fields]
COMMAND_NAMES = [module.__name__.rpartition(".")[2] for module in COMMANDS]


@pytest.mark.parametrize("name", SETTINGS + MAIL)
def test_the_guide_explains_every_setting(name: str) -> None:
    assert f"| `{name}` |" in (DOCS / "operador.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_the_guide_explains_every_command(name: str) -> None:
    assert f"`pregon {name}" in (DOCS / "operador.md").read_text(encoding="utf-8")


def test_every_decision_is_in_the_index() -> None:
    pages = {page.name for page in (DOCS / "decisions").glob("*.md")} - {"README.md"}
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert {page for page in pages if f"({page})" in index} == pages
