"""Moderation in the menu, with how much waits, and its addresses in the back office."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from . import rules
from .queries.tray import pending_total

COUNT_KEY = "moderation.pending"
# The menu stands on every page: it asks once a minute.
COUNT_SECONDS = 60


class ModerationItem(MenuItem):
    """Its words hold the number of comments that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_moderate(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        count = cache.get_or_set(COUNT_KEY, pending_total, COUNT_SECONDS)
        label = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, attrs=self.attrs)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("moderacion/", include("pregon.moderation.urls"))]


@hooks.register("register_admin_menu_item")
def moderation_item() -> MenuItem:
    return ModerationItem(_("Moderación"), reverse("moderation:tray"), name="moderation", icon_name="comment", order=55)
