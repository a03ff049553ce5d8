from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "pregon.delivery"
    label = "delivery"
    verbose_name = _("Envíos")

    def ready(self) -> None:
        from pregon.kernel.data_checks import data_checks
        from pregon.people.public import Role, grant

        from . import tasks  # noqa: F401 - periodic jobs register themselves
        from .checks import finished_mailings_are_complete
        from .transports.base import transports
        from .transports.file import open_file_session
        from .transports.smtp import open_smtp_session

        transports.register("file", open_file_session)
        transports.register("smtp", open_smtp_session)
        data_checks.register("mail", finished_mailings_are_complete)
        may_see = [Role.COMMUNICATIONS, Role.GEL_LEADER, Role.SITE_ADMINISTRATOR]
        grant(["delivery.view_mailing", "delivery.view_suppression"], *may_see)
        may_act = [Role.COMMUNICATIONS, Role.SITE_ADMINISTRATOR]
        grant(["delivery.change_mailing", "delivery.delete_suppression"], *may_act)
        # `jobs` lies below the people and cannot say this itself.
        grant(["jobs.see_jobs", "jobs.retry_jobs"], Role.SITE_ADMINISTRATOR)
