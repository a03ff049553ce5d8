"""One line of migrations per application, each with a name that says what it does."""

import re

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("pregon.")]


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    return MigrationLoader(None)


@pytest.mark.parametrize("label", OURS)
def test_an_application_has_one_head(label: str, loader: MigrationLoader) -> None:
    heads = [name for app, name in loader.graph.leaf_nodes() if app == label]
    has_models = any(apps.get_app_config(label).get_models())
    assert len(heads) == (1 if has_models else len(heads[:1]))


def test_migrations_have_names_that_speak(loader: MigrationLoader) -> None:
    automatic = re.compile(r"_auto_\d{8}_\d{4}$")
    assert [key for key in loader.disk_migrations if key[0] in OURS and automatic.search(key[1])] == []
