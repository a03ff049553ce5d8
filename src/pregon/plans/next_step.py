"""What to do next for an action: one thing, the most urgent one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import Action, Task
from .queries import ActionProgress
from .words import due_words


@dataclass(frozen=True)
class NextStep:
    """`task` when the step is to finish it; otherwise `url` leads to where it is done."""

    what: str
    why: str
    button: str
    url: str = ""
    task: Task | None = None
    is_late: bool = False


SOON = timedelta(days=14)


def next_step(progress: ActionProgress, open_tasks: list[Task], *, today: date) -> NextStep:
    """The late or coming task first; then what the action still lacks; then proving what was done."""
    action = progress.action
    if open_tasks and open_tasks[0].due_on <= today + SOON:
        return _finish(open_tasks[0], today)
    return _missing(action, has_tasks=bool(open_tasks)) or _go_on(action, open_tasks, today)


def _finish(task: Task, today: date) -> NextStep:
    why = due_words(task.due_on, today)
    return NextStep(task.title, why, _("Marcar como hecha"), task=task, is_late=task.due_on < today)


def _missing(action: Action, *, has_tasks: bool) -> NextStep | None:
    responsibles = list(action.responsibles.all())
    if not responsibles:
        return _add(action, "responsable", _("Diga quién responde"), _("Ningún cargo responde por esta acción."))
    if not any(each.person_id for each in responsibles):
        url = reverse("plans:part_edit", args=["responsable", responsibles[0].pk])
        why = _("El cargo está, falta la persona que lo ocupa hoy.")
        return NextStep(_("Asigne una persona"), why, _("Asignar"), url)
    if not has_tasks and not action.periodicity:
        url = reverse("plans:part_edit", args=["accion", action.pk])
        why = _("Con la periodicidad y el inicio, las tareas salen solas.")
        return NextStep(_("Diga cada cuánto se hace"), why, _("Poner fechas"), url)
    if not action.tactics.all():
        return _add(action, "tactica", _("Diga cómo se hará"), _("La acción no tiene tácticas ni recursos."))
    if not action.indicators.all():
        return _add(action, "indicador", _("Diga cómo se medirá"), _("La acción no tiene indicador."))
    return None


def _go_on(action: Action, open_tasks: list[Task], today: date) -> NextStep:
    evidence = reverse("plans:evidence_add", args=[action.pk])
    if open_tasks:
        why = _("La próxima tarea %(due)s.") % {"due": due_words(open_tasks[0].due_on, today)}
        return NextStep(_("Va al día"), why, _("Registrar evidencia"), evidence)
    return NextStep(_("Registre lo que se hizo"), _("No hay tareas abiertas."), _("Registrar evidencia"), evidence)


def _add(action: Action, slug: str, what: str, why: str) -> NextStep:
    return NextStep(what, why, _("Agregar"), reverse("plans:part_add", args=[slug, action.pk]))
