from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

EDITED = [
    "plan",
    "objective",
    "action",
    "responsible",
    "tactic",
    "indicator",
    "plannedprocedure",
    "enablingactivity",
    "task",
]


class PlansConfig(AppConfig):
    name = "pregon.plans"
    label = "plans"
    verbose_name = _("Plan de comunicaciones")

    def ready(self) -> None:
        from wagtail import hooks

        from pregon.people.public import Role, grant
        from pregon.portal.public import HomeTask, MenuItem, home_tasks, menu_items

        from . import committee_items, own_timeline, tasks  # noqa: F401 - the periodic job registers itself
        from .history import register_log_actions
        from .timeline import timeline_providers

        menu_items.register("plan", MenuItem(_("Plan"), lambda: reverse("public_plan"), 80))
        home_tasks.register(
            "plan",
            HomeTask(
                _("Ver qué planeamos y qué hicimos"),
                _("El plan de comunicaciones, con sus pruebas."),
                lambda: reverse("public_plan"),
                order=60,
            ),
        )
        timeline_providers.register("tasks", own_timeline.done_tasks)
        timeline_providers.register("evidence", own_timeline.proofs)

        committee_items.connect()

        hooks.register("register_log_actions", register_log_actions)
        edit = [f"plans.{verb}_{model}" for model in EDITED for verb in ("add", "change", "delete")]
        view = [f"plans.view_{model}" for model in EDITED]
        grant(view, *Role)
        grant(
            [*edit, "plans.add_planimport", "plans.add_evidence"],
            Role.GEL_LEADER,
            Role.COMMUNICATIONS,
            Role.SITE_ADMINISTRATOR,
        )
        grant(["plans.change_task", "plans.add_evidence"], Role.MAYOR, Role.COMMITTEE, Role.STAFF)
        grant(["plans.add_proposedversion"], Role.GEL_LEADER, Role.COMMUNICATIONS)
        grant(["plans.add_planversion"], Role.GEL_LEADER, Role.MAYOR, Role.COMMITTEE)
