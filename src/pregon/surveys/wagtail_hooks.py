"""Surveys in the menu and the addresses of the back office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class SurveysItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_see(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("encuestas/", include("pregon.surveys.office_urls"))]


@hooks.register("register_admin_menu_item")
def surveys_item() -> MenuItem:
    return SurveysItem(_("Encuestas"), reverse("surveys:list"), name="surveys", icon_name="form", order=50)
