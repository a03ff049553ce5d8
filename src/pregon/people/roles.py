"""What each role may do. Every feature says in its app config what it grants; `ensure_roles` writes it down."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from .enums import Role

ENTER_BACK_OFFICE = "wagtailadmin.access_admin"

_granted: dict[Role, set[str]] = defaultdict(set)


class UnknownPermission(Exception):
    """A feature grants a permission that no model has: a fault of the program."""


def grant(permissions: list[str], *roles: Role) -> None:
    """Gives `app.codename` permissions to roles; called from `AppConfig.ready`."""
    for role in roles:
        _granted[role].update(permissions)


@transaction.atomic
def ensure_roles() -> None:
    """Makes the groups of all roles with exactly the permissions that the features grant.

    Run after each migration. Groups that a municipality made by itself stay as they are.
    """
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions(_granted[role] | {ENTER_BACK_OFFICE}))


def _permissions(names: set[str]) -> list[Permission]:
    wanted = Q(pk__in=[])
    for name in names:
        app, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(wanted).select_related("content_type"))
    missing = names - {f"{each.content_type.app_label}.{each.codename}" for each in found}
    if missing:
        raise UnknownPermission(", ".join(sorted(missing)))
    return found
