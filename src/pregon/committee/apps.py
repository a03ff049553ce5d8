from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitteeConfig(AppConfig):
    name = "pregon.committee"
    label = "committee"
    verbose_name = _("Comité")

    def ready(self) -> None:
        from wagtail import hooks

        from pregon.kernel.data_checks import data_checks
        from pregon.people.public import Role, grant

        from . import tasks  # noqa: F401 - periodic jobs register themselves
        from .checks import decisions_are_their_votes, nothing_is_left_open
        from .history import register_log_actions

        hooks.register("register_log_actions", register_log_actions)
        data_checks.register("committee decisions", decisions_are_their_votes)
        data_checks.register("committee sessions", nothing_is_left_open)
        grant(["committee.view_decision", "committee.view_minutes"], *Role)
        members = ["committee.view_session", "committee.view_matter", "committee.view_member", "committee.add_matter"]
        grant(members, Role.COMMITTEE, Role.MAYOR, Role.GEL_LEADER)
        runs = ["committee.change_session", "committee.change_member", "committee.change_committeerules"]
        grant(runs, Role.GEL_LEADER)
