"""Fixtures for every test: the instance, its database, the browser, the real plan documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from playwright.sync_api import Browser, BrowserContext, Page

from pregon.kernel.instance import Instance

from .support import browser as chromium
from .support.databases import TestDatabase, open_test_database

# The browser's driver keeps an event loop in the thread that also uses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[1]
SEEDS = Path(os.environ.get("PREGON_SEEDS", ROOT.parent / "shared" / "seeds"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for a browser, and what no database has a part in, is marked so, to run on one database only."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures:
            item.add_marker(pytest.mark.browser)
        elif not _touches_a_database(item, fixtures):
            item.add_marker(pytest.mark.pure)


def _touches_a_database(item: pytest.Item, fixtures: set[str]) -> bool:
    """By its marks and fixtures, or because it starts our command, which has a database of its own."""
    starts_processes = item.path.is_relative_to(ROOT / "tests" / "cli") or item.get_closest_marker("drill")
    return bool(starts_processes or item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """In the place of pytest-django's own: copied from a template, restored after tests that commit."""
    with django_db_blocker.unblock():
        database = open_test_database()
        database.create()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TransactionTestCase, "_fixture_teardown", _restoring(database))
            yield
        database.drop()


def _restoring(database: TestDatabase) -> Callable[[TransactionTestCase], None]:
    return lambda _case: database.restore()


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Counters, cached pages and what a process remembers of one test are not seen by the next."""
    from pregon.portal.page_cache.memory import forget

    yield
    cache.clear()
    forget()


@pytest.fixture
def instance() -> Instance:
    """The throw-away municipality of this test process."""
    from django.conf import settings

    return settings.INSTANCE


@pytest.fixture
def seed_text() -> Callable[[str], str]:
    """Reads one of the two real plan documents by its file name; skips where they are absent."""

    def read(name: str) -> str:
        file = SEEDS / name
        if not file.is_file():
            pytest.skip(f"{name} is not in {SEEDS}; name its folder in PREGON_SEEDS")
        return file.read_text(encoding="utf-8")

    return read


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if not chromium.EXECUTABLE.exists():
        pytest.fail(chromium.MISSING)
    return {"executable_path": str(chromium.EXECUTABLE), "args": chromium.ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": chromium.DESKTOP, "locale": "es-CO"}


@pytest.fixture
def phone_context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    options = {**browser_context_args, "viewport": chromium.PHONE, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**options)
    yield context
    context.close()


@pytest.fixture
def phone(phone_context: BrowserContext) -> Page:
    """A page on a small phone, 360 × 740; `page` is the same browser on a desk, 1280 × 900."""
    return phone_context.new_page()
