from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "pregon.jobs"
    label = "jobs"
    verbose_name = _("Trabajos")

    def ready(self) -> None:
        from . import tasks  # noqa: F401 - the nightly clearing registers itself
