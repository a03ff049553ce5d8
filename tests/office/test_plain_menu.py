"""The menu without JavaScript reaches what the drawn menu reaches, for each person."""

import re

import pytest
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from pregon.people.public import Role
from tests.support.people import make_person
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


def plain_menu(page) -> dict[str, str]:
    noscript = re.search(r'<nav class="o-plain-menu".*?</nav>', page.content.decode(), re.DOTALL)
    assert noscript
    return {label: url for url, label in re.findall(r'<a href="([^"]+)">([^<]+)</a>', noscript[0])}


@pytest.mark.parametrize("role", [Role.GEL_LEADER, Role.SITE_ADMINISTRATOR, Role.STAFF])
def test_every_entry_of_the_menu_is_reached_without_javascript(role: Role) -> None:
    page = signed_in(make_person(roles=(role,))).get("/oficina/")
    request, items = page.wsgi_request, []
    for item in admin_menu.menu_items_for_request(request):
        is_sub = isinstance(item, SubmenuMenuItem)
        items += item.menu.menu_items_for_request(request) if is_sub else [item]
    assert {item.url for item in items} - set(plain_menu(page).values()) == set()


def test_who_moderates_and_sits_in_the_committee_finds_both() -> None:
    labels = plain_menu(signed_in(make_person(roles=(Role.GEL_LEADER,))).get("/oficina/"))
    assert {"Hoy", "Plan", "Difusión", "Foros", "Comité", "Moderación", "Correo", "Mi cuenta"} <= set(labels)


def test_each_entry_answers() -> None:
    client = signed_in(make_person(roles=(Role.SITE_ADMINISTRATOR, Role.GEL_LEADER)))
    urls = plain_menu(client.get("/oficina/")).values()
    assert {url: code for url in urls if (code := client.get(url, follow=True).status_code) != 200} == {}
