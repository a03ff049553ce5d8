"""What the plan and the Committee know of each other: versions to decide, decisions that count, what waits today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pregon.committee.public import (
    Decision,
    Subject,
    SubjectKind,
    decision_listeners,
    register_subject_kind,
    todo_for,
)
from pregon.people.public import User

from .domain.facts import record_fact
from .domain.proposals import KIND, PROCEDURE, adopt
from .measures import Measure, register_measure
from .models import PlannedProcedure, ProposedVersion
from .sources import fact_sources
from .today import TodayItem, today_providers

COMMITTEE_DECISIONS = register_measure(
    Measure(
        key="committee_decisions",
        label=_("Decisiones del Comité"),
        unit=_("decisiones"),
        definition=_(
            "Asuntos que el Comité decidió con quórum, en sesión o por enlace: aprobados, negados y aplazados. Cada "
            "decisión cuenta una vez, con su acta."
        ),
        words=(frozenset({"decision", "comite"}),),
        is_deed=True,
    )
)
SOURCE = "committee_decision"


def connect() -> None:
    """Called once at start."""
    register_subject_kind(SubjectKind(KIND, _("Versión del plan"), describe, adopt))
    register_subject_kind(SubjectKind(PROCEDURE, _("Habilitación de un trámite"), describe_procedure))
    decision_listeners.register("plans", count)
    fact_sources.register(SOURCE, lambda number: reverse("committee:decision", args=[number]))
    today_providers.register("committee", today)


def describe(object_id: str) -> Subject:
    """A proposed version for the Committee; raises `LookupError` when there is none."""
    proposal = ProposedVersion.objects.select_related("plan").filter(pk=object_id).first()
    if proposal is None:
        raise LookupError(object_id)
    actions = sum(len(objective["actions"]) for objective in proposal.document["objectives"])
    title = _t("Aprobar el plan: %(title)s") % {"title": proposal.document["title"]}
    summary = ngettext("Versión con %(n)d acción.", "Versión con %(n)d acciones.", actions) % {"n": actions}
    return Subject(title, summary, reverse("plans:proposal", args=[proposal.pk]))


def describe_procedure(object_id: str) -> Subject:
    """A procedure that is ready, for the Committee; raises `LookupError` when there is none."""
    procedure = PlannedProcedure.objects.filter(pk=object_id).first()
    if procedure is None:
        raise LookupError(object_id)
    steps = [f"{step.number}. {step.title}" for step in procedure.enabling.all()]
    url = f"{reverse('plans:plan', args=[procedure.plan_id])}#tramite-{procedure.pk}"
    return Subject(_t("Habilitar el trámite: %(name)s") % {"name": procedure.name}, "\n".join(steps), url)


def count(decision: Decision) -> None:
    """Each decision is a fact."""
    record_fact(
        measure=COMMITTEE_DECISIONS.key,
        label=str(decision),
        source_kind=SOURCE,
        source_id=decision.pk,
        action=None,
        happened_at=decision.decided_at,
    )


def today(user: User, day: date) -> Iterator[TodayItem]:
    """What the person has to do for the Committee."""
    for todo in todo_for(user, day):
        yield TodayItem(
            title=todo.title,
            action_title="",
            chip=todo.chip,
            due_on=todo.due_on,
            person=str(user),
            url=todo.url,
            button=todo.button,
        )
