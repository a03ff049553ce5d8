"""What each role may do. Every feature says in its app config what it grants; `ensure_roles` writes it down."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _lazy

from .enums import Role

ENTER_BACK_OFFICE = "wagtailadmin.access_admin"

# What each role is for, as whoever gives it reads it. Keep it true: it repeats what the features grant.
ROLE_WORDS: dict[Role, str | Promise] = {
    Role.MAYOR: _lazy(
        "Consulta todo. Aprueba las piezas y las versiones del plan, marca tareas hechas y agrega evidencias. "
        "Ve las sesiones del Comité."
    ),
    Role.GEL_LEADER: _lazy(
        "Lleva el plan: lo edita, lo importa y aprueba sus versiones. Escribe y aprueba piezas y foros, modera y "
        "dirige las sesiones del Comité."
    ),
    Role.COMMITTEE: _lazy(
        "Ve las sesiones y los asuntos del Comité y aprueba versiones del plan. Marca tareas hechas y agrega "
        "evidencias."
    ),
    Role.COMMUNICATIONS: _lazy(
        "Edita el plan, las páginas y las noticias. Escribe, aprueba y envía piezas; abre foros, modera y lleva los "
        "contactos."
    ),
    Role.SITE_ADMINISTRATOR: _lazy(
        "Agrega personas y les da sus roles. Cuida la identidad, las páginas, los contactos y los trabajos del "
        "sistema. Edita el plan y escribe piezas, pero no las aprueba."
    ),
    Role.ATTENTION_AGENT: _lazy(
        "Modera lo que opina la ciudadanía y pasa lo que llega en papel. Lo demás, solo lo consulta."
    ),
    Role.PROCEDURES_OFFICER: _lazy("Consulta el plan, las piezas y los foros. No cambia nada."),
    Role.STAFF: _lazy("Consulta el plan. Marca tareas hechas, agrega evidencias, pone los afiches y sube su foto."),
}

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
