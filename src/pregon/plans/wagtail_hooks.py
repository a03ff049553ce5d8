"""The plan in the menu and the addresses of the back office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class PlanItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_see_plan(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("plan/", include("pregon.plans.urls"))]


@hooks.register("register_admin_menu_item")
def plan_item() -> MenuItem:
    return PlanItem(_("Plan"), reverse("plans:matrix"), name="plan", icon_name="clipboard-list", order=20)


@hooks.register("register_admin_menu_item")
def calendar_item() -> MenuItem:
    return PlanItem(_("Calendario"), reverse("plans:calendar"), name="calendar", icon_name="calendar-alt", order=30)
