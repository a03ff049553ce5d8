"""The page of an action: what comes next, what was done, what it counts, how it is carried out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.log_actions import registry as log_registry

from pregon.people.public import User

from .. import rules
from ..access import access_action
from ..advice import media_advice
from ..chart import LineChart, line_chart
from ..forms.parts import IndicatorForm, ResponsibleForm, TacticForm, TaskForm
from ..measures import Measure, measures
from ..models import Action, Indicator, Task
from ..next_step import next_step
from ..queries import IndicatorNumber, actions_of, months_of, with_progress
from ..timeline import action_buttons, timeline_of
from .places import action_crumbs

HISTORY_ROWS = 15
TIMELINE_ROWS = 6


@require_safe
def action_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one action, the next step first."""
    today = timezone.localdate()
    plan = access_action(request.user, pk).objective.plan
    progress = with_progress(actions_of(plan).filter(pk=pk), today=today)[0]
    action = progress.action
    tasks = list(action.tasks.select_related("person"))
    open_tasks = [task for task in tasks if not task.done_at]
    timeline = timeline_of(action)
    done = [item for item in timeline if item.is_done]
    context = {
        "action": action,
        "progress": progress,
        "crumbs": action_crumbs(action)[:1],
        "next": next_step(progress, open_tasks, today=today),
        "timeline": done[:TIMELINE_ROWS],
        "earlier": done[TIMELINE_ROWS:],
        "prepared": [item for item in timeline if not item.is_done],
        "cards": [_card(number) for number in progress.numbers],
        "open_tasks": open_tasks,
        "done_tasks": [task for task in tasks if task.done_at],
        "buttons": _buttons(action, request.user),
        "history": _history(action),
        "advice": media_advice(action) if rules.can_edit_plan(request.user) else [],
        **_permissions(request.user, open_tasks),
    }
    return render(request, "plans/action.html", context)


def _permissions(user: User, tasks: list[Task]) -> dict[str, Any]:
    can_edit = rules.can_edit_plan(user)
    forms = {
        "task_form": TaskForm(prefix=None, auto_id="nueva_tarea_%s"),
        "tactic_form": TacticForm(auto_id="nueva_tactica_%s"),
        "responsible_form": ResponsibleForm(auto_id="nuevo_responsable_%s"),
        "indicator_form": IndicatorForm(auto_id="nuevo_indicador_%s"),
    }
    return {
        "can_edit": can_edit,
        "can_prove": rules.can_add_evidence(user),
        "finishable": {task.pk for task in tasks if rules.can_finish_task(user, task)},
        **(forms if can_edit else {}),
    }


def _buttons(action: Action, user: User) -> list[tuple[str, str]]:
    """The ways to carry the action out, with their addresses; what its tactics speak of first."""
    spoken_of = {tactic.channel for tactic in action.tactics.all()}
    offered = [button for button in action_buttons if user.has_perm(button.permission)]
    offered.sort(key=lambda button: (not button.channels & spoken_of, not button.is_usual))
    return [(str(button.label), reverse(button.url_name, args=[action.pk])) for button in offered]


def _card(number: IndicatorNumber) -> dict[str, Any]:
    indicator = number.indicator
    series = months_of(indicator, today=timezone.localdate()) if number.counts_itself else []
    return {"number": number, "measure": measure_of(indicator), "chart": chart_of(indicator, series), "series": series}


def measure_of(indicator: Indicator) -> Measure | None:
    return measures.get(indicator.measure) if indicator.measure else None


def chart_of(indicator: Indicator, series: Any) -> LineChart | None:
    return line_chart(series, indicator.goal)


def _history(action: Action) -> Any:
    entries = log_registry.get_logs_for_instance(action).select_related("user", "content_type")
    return entries.order_by("-timestamp")[:HISTORY_ROWS]
