"""The mail in the menu, its addresses in the back office, and the warning when no mail leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from . import rules
from .domain.outages import current_outage
from .models import Outage


class MailItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rules.can_see_mail(request.user)


class OutagePanel(Component):
    """Above «Hoy»: mail waits, and why."""

    name = "mail-outage"
    order = 0
    template_name = "delivery/_outage.html"

    def __init__(self, outage: Outage) -> None:
        self.outage = outage

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"outage": self.outage, "on_first_page": True}


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("correo/", include("pregon.delivery.urls"))]


@hooks.register("register_admin_menu_item")
def mail_item() -> MenuItem:
    return MailItem(_("Correo"), reverse("delivery:list"), name="mail", icon_name="mail", order=60)


# After the hook that makes «Hoy» the only panel.
@hooks.register("construct_homepage_panels", order=100)
def warn_of_outage(request: HttpRequest, panels: list[Any]) -> None:
    if not rules.can_see_mail(request.user):
        return
    if outage := current_outage():
        panels.insert(0, OutagePanel(outage))
