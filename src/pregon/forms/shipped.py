"""Forms that ship with the product, as plain JSON or TOML beside the feature that knows them; and who owns a form."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.functional import Promise

from pregon.kernel.registry import Registry

from .domain.checks import read_definition
from .domain.definition import Definition
from .models import Form

Text = str | Promise


@dataclass(frozen=True)
class FormTemplate:
    """A form to begin with. `file` (.json or .toml) lies in `package`."""

    key: str
    title: Text
    purpose: str
    summary: Text
    package: str
    file: str

    @property
    def definition(self) -> Definition:
        """Raises `InvalidDefinition` with what is wrong in the file."""
        return read_shipped(self.package, self.file)


@dataclass(frozen=True)
class Purpose:
    """What the forms of a feature are for («Encuesta»), and where a form is at home."""

    label: Text
    home: Callable[[Form], str]


form_templates: Registry[FormTemplate] = Registry("form templates")
purposes: Registry[Purpose] = Registry("purposes of forms")


@cache
def read_shipped(package: str, file: str) -> Definition:
    """The definition in a file of a package; read once."""
    text = (files(package) / file).read_text(encoding="utf-8")
    return read_definition(tomllib.loads(text) if file.endswith(".toml") else json.loads(text))
