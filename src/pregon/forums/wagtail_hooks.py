"""Forums in the menu and their addresses in the back office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class ForumsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_see_topics(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("foros/", include("pregon.forums.urls"))]


@hooks.register("register_admin_menu_item")
def forums_item() -> MenuItem:
    return ForumsItem(_("Foros"), reverse("forums:list"), name="forums", icon_name="comment", order=45)
