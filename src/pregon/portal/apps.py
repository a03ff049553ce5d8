from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "pregon.portal"
    label = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from pregon.people.public import Role, grant

        from . import tasks  # noqa: F401 - the periodic job registers itself
        from .page_cache.purging import listen

        listen()
        grant(["portal.change_municipalidentity"], Role.SITE_ADMINISTRATOR)
