from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "pregon.office"
    label = "office"
    verbose_name = _("Oficina")

    def ready(self) -> None:
        from .content_policy import start_choosers_without_inline_scripts

        start_choosers_without_inline_scripts()
