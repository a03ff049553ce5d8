"""The first days of a municipality here: what it still needs before «Hoy» fills by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pregon.outreach.public import Piece
from pregon.people.public import User
from pregon.plans.public import Responsible, current_plan
from pregon.portal.public import identity

# Who has come all the way does not go back: asked of the database until then only.
DONE_KEY = "office.first_steps_done"


@dataclass(frozen=True)
class Step:
    """Something to be done once; `permission` is what the person needs to do it."""

    label: str | Promise
    hint: str | Promise
    url: Callable[[], str]
    permission: str
    is_done: Callable[[], bool]


@dataclass(frozen=True)
class Line:
    """A step as the page shows it."""

    label: str
    hint: str
    url: str
    is_done: bool


STEPS = [
    Step(
        _("Ponga el escudo, la dirección y los teléfonos"),
        _("Salen en todas las páginas, en los correos y en los afiches."),
        lambda: reverse("wagtailsettings:edit", args=["portal", "municipalidentity"]),
        "portal.change_municipalidentity",
        lambda: bool(identity().shield_id and identity().address),
    ),
    Step(
        _("Invite a su equipo"),
        _("Cada quien con su cargo y lo que puede hacer. Al menos dos administran el sitio."),
        lambda: reverse("wagtailusers_users:index"),
        "people.add_user",
        lambda: User.objects.filter(is_active=True)[:2].count() > 1,
    ),
    Step(
        _("Traiga el plan"),
        _("Importe el documento que ya tiene o empiece del catálogo."),
        lambda: reverse("plans:matrix"),
        "plans.add_planimport",
        lambda: current_plan() is not None,
    ),
    Step(
        _("Diga quién responde por cada acción"),
        _("Así cada tarea le llega a alguien."),
        lambda: reverse("plans:matrix"),
        "plans.change_responsible",
        lambda: Responsible.objects.exclude(person=None).exists(),
    ),
    Step(
        _("Difunda la primera pieza"),
        _("Una noticia o un afiche de una acción del plan."),
        lambda: reverse("outreach:choose"),
        "outreach.add_piece",
        lambda: Piece.objects.exists(),
    ),
]


def first_steps(user: User) -> list[Line]:
    """The steps with those that are done ticked; nothing once all are, and for who can take none of them."""
    if cache.get(DONE_KEY) or not any(user.has_perm(step.permission) for step in STEPS):
        return []
    lines = [_line(step, user) for step in STEPS]
    if all(line.is_done for line in lines):
        cache.set(DONE_KEY, True, timeout=None)
        return []
    return lines


def _line(step: Step, user: User) -> Line:
    url = step.url() if user.has_perm(step.permission) else ""
    return Line(str(step.label), str(step.hint), url, step.is_done())
