"""What every public page shows around its content: the top bar, the menu, the footer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import get_script_prefix
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pregon.kernel.registry import Registry

from .addresses import address, home_path, news_path
from .page_cache.headers import mark_cacheable
from .page_cache.memory import remember
from .pictures import shield_pictures

if TYPE_CHECKING:
    from wagtail.models import Page

    from .models import MunicipalIdentity

Text = str | Promise


@dataclass(frozen=True)
class MenuItem:
    """An entry of the main menu; at most seven, one level."""

    label: Text
    url: Callable[[], str]
    order: int


@dataclass(frozen=True)
class HomeTask:
    """One of the big links under «¿Qué necesita hacer?»."""

    label: Text
    hint: Text
    url: Callable[[], str]
    order: int


@dataclass(frozen=True)
class Link:
    """An entry of the menu or a task as a page shows it: words and address, ready."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True)
class HomeSection:
    """A part of the home page that a higher package brings: a template and what it shows."""

    template: str
    context: Callable[[], dict[str, Any]]
    order: int


menu_items: Registry[MenuItem] = Registry("menu")
home_tasks: Registry[HomeTask] = Registry("home tasks")
home_sections: Registry[HomeSection] = Registry("home sections")


def contact_hint() -> str:
    """What the contact page holds, and nothing that it does not: «Teléfono, correo y horario»."""
    who = identity()
    names = {"phone": _("teléfono"), "email": _("correo"), "address": _("dirección"), "hours": _("horario")}
    return sentence([str(words) for name, words in names.items() if getattr(who, name)], gettext("y"))


def contact_ways() -> str:
    """How to reach the municipality, as an invitation: «Llámenos, escríbanos o venga.»; "" when nothing is known."""
    who = identity()
    verbs = {"phone": _("llámenos"), "email": _("escríbanos"), "address": _("venga")}
    return sentence([str(words) for name, words in verbs.items() if getattr(who, name)], gettext("o"))


def sentence(words: list[str], joint: str) -> str:
    """Words as one sentence: `A, b y c.`; "" without any."""
    if not words:
        return ""
    *before, last = words
    text = f"{', '.join(before)} {joint} {last}" if before else last
    return f"{text[0].upper()}{text[1:]}."


menu_items.register("home", MenuItem(_("Inicio"), home_path, 0))
menu_items.register("contact", MenuItem(_("Atención"), lambda: address("contact"), 20))
menu_items.register("news", MenuItem(_("Noticias"), news_path, 50))
home_tasks.register(
    "contact",
    HomeTask(_("Hablar con la Alcaldía"), lazy(contact_hint, str)(), lambda: address("contact"), order=40),
)
home_tasks.register(
    "news",
    HomeTask(_("Saber qué pasa en el municipio"), _("Noticias y avisos, con su fecha."), news_path, order=90),
)


def identity() -> MunicipalIdentity:
    """The shield and the data of the municipality."""
    from .models import MunicipalIdentity

    return remember("identity", MunicipalIdentity.load)


def layout_context() -> dict[str, Any]:
    """What the base template needs."""
    who = identity()
    shield, icon = remember("shield", lambda: shield_pictures(who.shield))
    return {
        "identity": who,
        "shield": shield,
        "icon": icon,
        "municipality": settings.INSTANCE.settings.name,
        "department": settings.INSTANCE.settings.department,
        "base_url": settings.BASE_URL,
        "menu": remember(("menu", get_script_prefix()), _menu),
        "home_url": home_path(),
        "is_demo": settings.INSTANCE.settings.demo,
    }


def _menu() -> list[Link]:
    items = sorted(menu_items, key=lambda item: item.order)
    return [Link(str(item.label), item.url()) for item in items]


def _tasks() -> list[Link]:
    tasks = sorted(home_tasks, key=lambda task: task.order)
    return [Link(str(task.label), task.url(), str(task.hint)) for task in tasks]


def page_context(page: Page) -> dict[str, Any]:
    """The layout's context for a Wagtail page."""
    # Wagtail's path begins with the home page's own slug, which addresses leave out.
    _, _, path = page.url_path.lstrip("/").partition("/")
    return {**layout_context(), "title": page.seo_title or page.title, "current_path": f"{home_path()}{path}"}


def home_context() -> dict[str, Any]:
    """What the registries bring to the home page."""
    sections = sorted(home_sections, key=lambda section: section.order)
    return {
        "tasks": remember(("tasks", get_script_prefix()), _tasks),
        "sections": [(section.template, section.context()) for section in sections],
    }


def render_public(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    cacheable: bool = False,
) -> HttpResponse:
    """A public page of any package in the portal's layout.

    `context` has at least `title`. With `cacheable` the page is kept for all visitors until something is published:
    only for pages that show nothing of the person who asks.
    """
    whole = {**layout_context(), "current_path": request.path, **context}
    html = get_template(template).render(whole, request)
    response = HttpResponse(html, status=status)
    return mark_cacheable(response) if cacheable else response
