"""The documents name everything that an operator can set or run, and lead nowhere that is not there."""

import re
from pathlib import Path

import pytest

from pregon.cli.parser import COMMANDS
from pregon.kernel.instance import InstanceSettings, MailSettings

DOCS = Path(__file__).resolve().parents[2] / "docs"
SETTINGS = [name for name in InstanceSettings.model_fields if name != "mail"]
MAIL = [f"mail.{name}" for name in MailSettings.model_fields]
# What a picture may weigh: the manual is read on slow lines too.
MOST_BYTES = 120_000
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


def _pages() -> list[Path]:
    return [*DOCS.parent.glob("*.md"), *DOCS.rglob("*.md")]


def _targets(page: Path) -> set[Path]:
    """The files that a page links to or shows, as Markdown or as `<img>`."""
    text = page.read_text(encoding="utf-8")
    names = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img[^>]*\bsrc=\"([^\"]+)\"", text)
    local = [
        one or other for one, other in names if "://" not in (one or other) and not (one or other).startswith("mailto:")
    ]
    return {(page.parent / name).resolve() for name in local}


@pytest.mark.parametrize("page", _pages(), ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_every_link_and_picture_of_the_documents_is_there(page: Path) -> None:
    assert [str(target) for target in _targets(page) if not target.exists()] == []


def test_every_picture_is_shown_somewhere_and_light() -> None:
    pictures = set((DOCS / "images").iterdir())
    assert pictures - set().union(*map(_targets, _pages())) == set()
    assert {picture.name for picture in pictures if picture.stat().st_size > MOST_BYTES} == set()


def test_every_page_of_the_manual_is_in_its_index_and_every_picture_says_what_it_shows() -> None:
    manual = DOCS / "manual"
    assert set(manual.glob("*.md")) - {manual / "README.md"} <= _targets(manual / "README.md")
    for page in manual.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert "![](" not in text
        assert all("alt=" in tag for tag in re.findall(r"<img[^>]*>", text))
