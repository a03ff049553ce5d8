"""What the system checks say of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import connections
from django.utils.translation import gettext as _

from .domain.administrators import AT_LEAST
from .models import User
from .queries import administrators


@checks.register(checks.Tags.database)
def two_administrators(databases: Sequence[str] | None = None, **_options: Any) -> list[checks.CheckMessage]:
    """Warns of an instance that one person alone can open; one that has no tables yet has nothing to say."""
    if not databases or User._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if administrators().count() >= AT_LEAST:
        return []
    words = _("Hay menos de dos administradores del sitio. Nombre otro en Personas, por si uno falta.")
    return [checks.Warning(words, id="pregon.people.W001")]
