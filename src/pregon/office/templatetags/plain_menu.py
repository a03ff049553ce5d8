"""The menu of the back office for browsers without JavaScript: Wagtail draws its own by a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template import Context
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem, admin_menu

register = template.Library()


@dataclass(frozen=True)
class Entry:
    """A line of the menu."""

    label: str
    url: str


@register.simple_tag(takes_context=True)
def plain_menu(context: Context) -> list[Entry]:
    """Every entry that the person's menu has, in its order, those of submenus in the place of the submenu."""
    return list(_entries(context["request"], admin_menu))


def _entries(request: HttpRequest, menu: Menu) -> Iterator[Entry]:
    for item in sorted(menu.menu_items_for_request(request), key=_order):
        if isinstance(item, SubmenuMenuItem):
            yield from _entries(request, item.menu)
        else:
            yield Entry(str(item.label), item.url)


def _order(item: MenuItem) -> int:
    order: int = item.order
    return order
