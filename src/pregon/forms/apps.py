from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "pregon.forms"
    label = "forms"
    verbose_name = _("Formularios")

    def ready(self) -> None:
        from wagtail import hooks

        from pregon.kernel.data_checks import data_checks
        from pregon.people.public import Role, grant

        from . import tasks  # noqa: F401 - the periodic job registers itself
        from .checks import versions_can_be_read
        from .history import register_log_actions

        hooks.register("register_log_actions", register_log_actions)
        data_checks.register("forms", versions_can_be_read)
        design = ["forms.view_form", "forms.change_form", "forms.add_formversion"]
        grant(design, Role.COMMUNICATIONS, Role.GEL_LEADER, Role.SITE_ADMINISTRATOR)
