"""Who may write the pages of the site."""

from __future__ import annotations

import pytest
from wagtail.models import GroupPagePermission

from pregon.people.public import Role, ensure_roles
from pregon.portal.models import HomePage
from pregon.portal.public import ensure_editors, set_up_site
from tests.support.people import make_person
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

EDITORS = [(Role.SITE_ADMINISTRATOR, 200), (Role.COMMUNICATIONS, 200), (Role.GEL_LEADER, 302), (Role.STAFF, 302)]


@pytest.fixture
def home() -> HomePage:
    ensure_roles()
    home = set_up_site()
    ensure_editors()
    return home


@pytest.mark.parametrize(("role", "answer"), EDITORS)
def test_pages_are_edited_by_who_runs_the_site_and_who_writes_for_it(home: HomePage, role: Role, answer: int) -> None:
    visitor = signed_in(make_person(roles=(role,)))
    assert visitor.get(f"/oficina/pages/{home.pk}/edit/").status_code == answer
    assert visitor.get("/oficina/images/").status_code == answer


@pytest.mark.parametrize(("role", "sees"), [(Role.SITE_ADMINISTRATOR, True), (Role.COMMUNICATIONS, False)])
def test_the_data_of_the_municipality_belong_to_the_administrator(home: HomePage, role: Role, sees: bool) -> None:
    visitor = signed_in(make_person(roles=(role,)))
    page = visitor.get("/oficina/settings/portal/municipalidentity/", follow=True)
    assert ("notificaciones judiciales" in page.content.decode()) == sees


def test_what_a_role_lost_is_taken_away_and_nothing_is_given_twice(home: HomePage) -> None:
    before = GroupPagePermission.objects.count()
    staff = make_person(roles=(Role.STAFF,)).groups.get()
    GroupPagePermission.objects.create(group=staff, page=home, permission_type="publish")
    ensure_editors()
    assert GroupPagePermission.objects.count() == before
    assert not staff.page_permissions.exists()
