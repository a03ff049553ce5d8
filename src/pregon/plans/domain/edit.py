"""Adding, changing, ordering and removing the parts of a plan by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Max, Model
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _

from pregon.people.public import User

from ..models import Action, EnablingActivity, Objective, Plan, PlannedProcedure, Responsible, Task
from ..parts import Part, action_of, kind_of, parent_of, subject_of
from .journal import note
from .tasks import first_person, reschedule_tasks


class ChangedMeanwhile(Exception):
    """Somebody else saved the row after it was opened; `current` is what it says now."""

    def __init__(self, current: Model) -> None:
        self.current = current
        super().__init__(str(current))


class CannotRemove(Exception):
    """The row carries what must not be lost; the message says what, in Spanish."""


def stamp_of(row: Model, fields: Iterable[str]) -> str:
    """A short mark of what the fields say; two people who saw the same hold the same mark."""
    values = {name: row._meta.get_field(name).value_from_object(row) for name in sorted(fields)}  # type: ignore[union-attr]
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


@transaction.atomic
def add_part(part: Part, *, actor: User, fields: Iterable[str]) -> Part:
    """Adds a part at the end of its siblings; asked twice with the same words, it answers the first one.

    `fields` are those that the person filled. Raises `ValidationError` for what the plan cannot hold.
    """
    _lock(parent_of(part))
    twin = _twin_of(part, fields)
    if twin:
        return twin
    kind = kind_of(part)
    if kind.is_ordered:
        part.order = _next_order(part)  # type: ignore[union-attr]
    if isinstance(part, Task) and part.person is None:
        part.person = first_person(part.action)
    part.full_clean()
    part.save()
    note(subject_of(part), "add", actor=actor, what=_shown(part))
    _follow(part, actor=actor)
    return part


@transaction.atomic
def change_part(part: Part, *, actor: User, fields: Iterable[str], stamp: str) -> Part:
    """Saves what `part` says in `fields`.

    Raises `ChangedMeanwhile` when the stored row no longer has the `stamp` under which it was opened, and
    `ValidationError` for what the plan cannot hold.
    """
    fields = list(fields)
    stored = kind_of(part).model.objects.select_for_update().get(pk=part.pk)
    if stamp_of(stored, fields) == stamp_of(part, fields):
        return part
    if stamp_of(stored, fields) != stamp:
        raise ChangedMeanwhile(stored)
    part.full_clean()
    part.save(update_fields=fields)
    note(subject_of(part), "edit", actor=actor, fields=_changes(stored, part, fields))
    _follow(part, actor=actor)
    return part


@transaction.atomic
def change_plan(plan: Plan, *, actor: User, fields: Iterable[str], stamp: str) -> Plan:
    """Saves the plan's own texts; raises as `change_part` does."""
    fields = list(fields)
    stored = Plan.objects.select_for_update().get(pk=plan.pk)
    if stamp_of(stored, fields) != stamp:
        raise ChangedMeanwhile(stored)
    plan.full_clean()
    plan.save(update_fields=fields)
    note(plan, "edit", actor=actor, fields=_changes(stored, plan, fields))
    return plan


@transaction.atomic
def begin_plan(plan: Plan, *, actor: User) -> Plan:
    """Begins an empty plan, in force when there is no other."""
    plan.is_current = not Plan.objects.filter(is_current=True).exists()
    plan.full_clean()
    plan.save()
    note(plan, "add", actor=actor, what=plan.title)
    return plan


def remove_part(part: Part, *, actor: User) -> None:
    """Removes a part with everything under it; raises `CannotRemove` when facts or proofs hang on it."""
    _refuse_what_counts(part)
    told = part.objective.plan if isinstance(part, Action) else subject_of(part)
    try:
        with transaction.atomic():
            note(told, "delete", actor=actor, what=_shown(part))
            part.delete()
    except ProtectedError as error:
        raise CannotRemove(_what_hangs(error)) from error


@transaction.atomic
def move_part(part: Part, *, up: bool, actor: User) -> None:
    """Exchanges the part with its neighbour; at the edge nothing happens."""
    _lock(parent_of(part))
    siblings = list(_siblings(part))
    place = next(index for index, sibling in enumerate(siblings) if sibling.pk == part.pk)
    target = place - 1 if up else place + 1
    if not 0 <= target < len(siblings):
        return
    siblings[place], siblings[target] = siblings[target], siblings[place]
    for order, sibling in enumerate(siblings):
        type(sibling).objects.filter(pk=sibling.pk).update(order=order)
    note(subject_of(part), "move", actor=actor, what=_shown(part))


def _follow(part: Part, *, actor: User) -> None:
    """Tasks follow the action's dates; open ones without a person go to whoever answers first."""
    action = action_of(part)
    if action is None:
        return
    if isinstance(part, Action):
        reschedule_tasks(action, actor=actor)
    elif isinstance(part, Responsible):
        action.tasks.filter(done_at=None, person=None).update(person=first_person(action))


def _lock(parent: Model) -> None:
    """One writer at a time under the same parent."""
    type(parent)._default_manager.select_for_update().get(pk=parent.pk)


def _siblings(part: Part) -> Any:
    kind = kind_of(part)
    siblings: Any = kind.model.objects.filter(**{kind.parent: parent_of(part)})
    return siblings.filter(audience=part.audience) if hasattr(part, "audience") else siblings


def _twin_of(part: Part, fields: Iterable[str]) -> Part | None:
    values = {name: getattr(part, name) for name in fields}
    twin: Part | None = _siblings(part).filter(**values).first()
    return twin


def _next_order(part: Part) -> int:
    last = _siblings(part).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def _changes(before: Model, after: Model, fields: Iterable[str]) -> str:
    """The names of the fields that say something else now."""
    changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
    return ", ".join(str(before._meta.get_field(name).verbose_name) for name in changed)  # type: ignore[union-attr]


def _shown(part: Part) -> str:
    return str(getattr(part, kind_of(part).text))[:200]


def _refuse_what_counts(part: Part) -> None:
    if isinstance(part, Task) and part.done_at:
        raise CannotRemove(_("La tarea ya está hecha y cuenta en el avance. Si fue un error, reábrala primero."))
    if isinstance(part, Task) and part.occurrence:
        raise CannotRemove(
            _("Esta tarea sale de la periodicidad de la acción. Cambie su fecha, o la periodicidad de la acción.")
        )
    if isinstance(part, EnablingActivity) and part.done_on:
        raise CannotRemove(_("La actividad ya está cumplida. Quite primero la fecha en que se cumplió."))
    if isinstance(part, PlannedProcedure) and part.enabling.exclude(done_on=None).exists():
        raise CannotRemove(_("El trámite tiene actividades cumplidas. Quite primero sus fechas."))
    done = _done_tasks_under(part)
    if done:
        raise CannotRemove(
            _("No se puede borrar: tiene %(count)d tareas hechas. Lo que se hizo no se pierde.") % {"count": done}
        )


def _done_tasks_under(part: Part) -> int:
    done = Task.objects.exclude(done_at=None)
    if isinstance(part, Action):
        return done.filter(action=part).count()
    return done.filter(action__objective=part).count() if isinstance(part, Objective) else 0


def _what_hangs(error: ProtectedError) -> str:
    names = {row._meta.verbose_name_plural for row in error.protected_objects}
    words = _(" y ").join(sorted(str(name) for name in names))
    count = len(error.protected_objects)
    return _("No se puede borrar: tiene %(count)d %(words)s que lo prueban. Lo que se hizo no se pierde.") % {
        "count": count,
        "words": words,
    }
