"""The Committee in the menu and its addresses in the back office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class CommitteeItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_read_decisions(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("comite/", include("pregon.committee.urls"))]


@hooks.register("register_admin_menu_item")
def committee_item() -> MenuItem:
    return CommitteeItem(_("Comité"), reverse("committee:home"), name="committee", icon_name="group", order=50)
