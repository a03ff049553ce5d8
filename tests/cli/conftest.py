"""Municipalities for the command line: one is made by `pregon init`, the tests get copies."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.support.command import do_pregon

SERVER = os.environ.get("PREGON_TEST_DATABASE_URL", "")
MODEL_DATABASE = "pregon_model"


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance as `pregon init` makes it; once for all test processes, and left as it is."""
    root = (
        tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    )
    folder = root / "model"
    with (root / "model.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            do_pregon("init", folder, "--name", "Segovia", "--divipola", "05736", *_database_option())
    return folder


@pytest.fixture
def municipality(model: Path, tmp_path: Path) -> Iterator[Path]:
    """A fresh copy of the model, with a database of its own."""
    with Copies(model, tmp_path) as copy:
        yield copy("segovia")


@pytest.fixture
def two_municipalities(model: Path, tmp_path: Path) -> Iterator[list[Path]]:
    with Copies(model, tmp_path) as copy:
        yield [copy("segovia"), copy("san-pedro")]


class Copies:
    """Makes copies of an instance and drops their databases at the end."""

    def __init__(self, model: Path, target: Path) -> None:
        self.model, self.target = model, target
        self.databases: list[str] = []

    def __enter__(self) -> Callable[[str], Path]:
        return self._copy

    def __exit__(self, *_: object) -> None:
        for name in self.databases:
            run_on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _copy(self, name: str) -> Path:
        folder = self.target / name
        shutil.copytree(self.model, folder)
        if SERVER:
            database = f"pregon_{name}_{os.getpid()}"
            run_on_server(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            run_on_server(f'CREATE DATABASE "{database}" TEMPLATE "{MODEL_DATABASE}"')
            self.databases.append(database)
            settings = folder / "pregon.toml"
            settings.write_text(settings.read_text().replace(f"/{MODEL_DATABASE}", f"/{database}"))
        return folder


@pytest.fixture
def empty_database() -> Iterator[str]:
    """The address of a database to restore into; empty for SQLite, which needs none."""
    name = f"pregon_empty_{os.getpid()}"
    if SERVER:
        run_on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        run_on_server(f'CREATE DATABASE "{name}"')
    yield database_url(name) if SERVER else ""
    if SERVER:
        run_on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def database_url(name: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def run_on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


def _database_option() -> list[str]:
    if not SERVER:
        return []
    run_on_server(f'CREATE DATABASE "{MODEL_DATABASE}"')
    return ["--database-url", database_url(MODEL_DATABASE)]
