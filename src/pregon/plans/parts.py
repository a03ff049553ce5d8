"""What a plan is made of: each kind of part with its parent, for screens and verbs that treat all alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import (
    Action,
    EnablingActivity,
    Indicator,
    Objective,
    Plan,
    PlannedProcedure,
    Responsible,
    Tactic,
    Task,
)

Part = Objective | Action | Responsible | Tactic | Indicator | Task | PlannedProcedure | EnablingActivity


@dataclass(frozen=True)
class Kind:
    """A kind of part. `parent` is the field that leads up; `text` is the field that names it."""

    slug: str
    model: type[Part]
    parent: str
    text: str
    add_label: str | Promise
    edit_label: str | Promise

    @property
    def parent_model(self) -> type[Model]:
        model = self.model._meta.get_field(self.parent).related_model
        assert isinstance(model, type)  # noqa: S101 - a foreign key resolved at start
        return model

    @property
    def is_ordered(self) -> bool:
        """Whether people put its rows in order; tasks go by date, enabling activities by number."""
        return any(field.name == "order" for field in self.model._meta.get_fields())


_KINDS = [
    Kind("objetivo", Objective, "plan", "text", _("Agregar objetivo"), _("Editar objetivo")),
    Kind("accion", Action, "objective", "title", _("Agregar acción"), _("Editar acción")),
    Kind("responsable", Responsible, "action", "role", _("Agregar responsable"), _("Editar responsable")),
    Kind("tactica", Tactic, "action", "text", _("Agregar táctica"), _("Editar táctica")),
    Kind("indicador", Indicator, "action", "name", _("Agregar indicador"), _("Editar indicador")),
    Kind("tarea", Task, "action", "title", _("Agregar tarea"), _("Editar tarea")),
    Kind("tramite", PlannedProcedure, "plan", "name", _("Agregar trámite"), _("Editar trámite")),
    Kind(
        "actividad", EnablingActivity, "procedure", "title", _("Agregar actividad"), _("Editar actividad habilitadora")
    ),
]
PARTS: dict[str, Kind] = {kind.slug: kind for kind in _KINDS}


def kind_of(part: Part) -> Kind:
    """The kind of a part."""
    return next(kind for kind in _KINDS if isinstance(part, kind.model))


def parent_of(part: Part) -> Model:
    """What the part hangs from."""
    parent = getattr(part, kind_of(part).parent)
    assert isinstance(parent, Model)  # noqa: S101 - no part exists without its parent
    return parent


def subject_of(part: Part) -> Action | Plan:
    """In whose history a change of the part is told: its action, or else its plan."""
    if isinstance(part, Action):
        return part
    if isinstance(part, Objective | PlannedProcedure):
        return part.plan
    return part.procedure.plan if isinstance(part, EnablingActivity) else part.action


def action_of(part: Part) -> Action | None:
    """The action whose tasks follow from the part, when there is one."""
    subject = subject_of(part)
    return subject if isinstance(subject, Action) else None
