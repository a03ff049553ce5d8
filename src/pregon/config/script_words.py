"""What the editor's scripts say: Wagtail's own catalogue, and ours for what it leaves in English."""

from __future__ import annotations

from django.conf import settings
from django.views.i18n import JavaScriptCatalog


class ScriptWords(JavaScriptCatalog):
    """In the place of Wagtail's view, which reads no `LOCALE_PATHS`. The first folder wins."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*map(str, settings.LOCALE_PATHS), *super().get_paths(packages)]
