"""The jobs in the menu of settings and the addresses of the back office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class JobsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_see_jobs(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("trabajos/", include("pregon.jobs.urls"))]


@hooks.register("register_settings_menu_item")
def jobs_item() -> MenuItem:
    return JobsItem(_("Trabajos"), reverse("jobs:list"), name="jobs", icon_name="cogs", order=900)
