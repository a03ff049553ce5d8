"""The shell of the back office: its look, its menu, its first page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .today import TodayPanel

# What Wagtail offers and a municipality has no use for, by the names of its menu items.
WITHOUT_USE = {"reports", "help", "snippets"}
OF_THE_SITE = ["explorer", "images", "documents"]


@hooks.register("insert_global_admin_css")
def office_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("office/office.css"))


@hooks.register("insert_global_admin_js")
def office_js() -> SafeString:
    scripts = [(static(f"office/{name}.js"),) for name in ("office", "widgets")]
    return format_html_join("", '<script src="{}" defer></script>', scripts)


@hooks.register("construct_homepage_panels")
def only_today(request: HttpRequest, panels: list[Any]) -> None:
    """«Hoy» takes the place of Wagtail's panels: what waits for somebody comes before what was edited."""
    panels[:] = [TodayPanel()]


@hooks.register("register_admin_menu_item")
def today_item() -> MenuItem:
    return MenuItem(_("Hoy"), reverse("wagtailadmin_home"), name="today", icon_name="tick-inverse", order=10)


@hooks.register("construct_main_menu")
def tidy_main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leaves what is used, in the order of the work, and gathers the site's pages, pictures and files."""
    site = [item for item in items if item.name in OF_THE_SITE]
    items[:] = [item for item in items if item.name not in WITHOUT_USE and item not in site]
    for item in items:
        if item.name == "settings":
            item.label = _("Configuración")
    if site:
        menu = Menu(items=[PlainItem(item) for item in site])
        items.append(SubmenuMenuItem(_("Sitio"), menu, name="site", icon_name="site", order=800))


class PlainItem(MenuItem):
    """A menu item as a plain link: Wagtail's page explorer only opens from the first level."""

    def __init__(self, item: MenuItem) -> None:
        super().__init__(item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order)
