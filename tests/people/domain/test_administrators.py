"""Two administrators, always."""

import pytest
from django.contrib.auth.models import Group
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.people.models import User
from pregon.people.public import Role, administrators, require_administrators_without
from tests.support.people import PASSWORD, make_person, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

STAFF = "/oficina/users/"
REFUSED = "Siempre debe haber dos administradores del sitio."
ALONE = "Usted es la única persona que administra el sitio."


def make_administrators(count: int) -> list[User]:
    return [
        make_person(f"sitio{number}@segovia.example", roles=(Role.SITE_ADMINISTRATOR,), first_name=f"Persona {number}")
        for number in range(count)
    ]


def edit(client: Client, person: User, *roles: Role, is_active: bool = True, **changes: str):
    values = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "email": person.email,
        "groups": list(Group.objects.filter(name__in=roles).values_list("pk", flat=True)),
        **({"is_active": "on"} if is_active else {}),
        **changes,
    }
    return client.post(f"{STAFF}edit/{person.pk}/", values)


def test_administrators_are_the_active_with_the_role_and_the_account_that_installed() -> None:
    one, gone = make_administrators(2)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    root = User.objects.create_superuser("raiz@segovia.example", PASSWORD)
    make_staff()
    assert set(administrators()) == {one, root}


@pytest.mark.parametrize(("count", "is_refused"), [(1, True), (2, True), (3, False)])
def test_two_remain_when_one_goes(count: int, is_refused: bool) -> None:
    person = make_administrators(count)[0]
    if is_refused:
        with pytest.raises(ValidationError, match=REFUSED):
            require_administrators_without([person])
    else:
        require_administrators_without([person])


def test_whoever_is_no_administrator_may_go_always() -> None:
    make_administrators(1)
    require_administrators_without([make_staff()])


@pytest.mark.parametrize(
    ("change", "field"),
    [({"roles": (Role.STAFF,)}, "groups"), ({"roles": (Role.SITE_ADMINISTRATOR,), "is_active": False}, "is_active")],
)
def test_one_of_the_last_two_keeps_the_role_and_the_error_stands_beside_the_field(change: dict, field: str) -> None:
    first, second = make_administrators(2)
    answer = edit(signed_in(first), second, *change.pop("roles"), **change)
    assert REFUSED in str(answer.context["form"].errors[field])
    assertContains(answer, REFUSED)
    assert set(administrators()) == {first, second}


def test_one_does_not_take_the_role_from_oneself_either() -> None:
    first, _second = make_administrators(2)
    answer = edit(signed_in(first), first, Role.STAFF)
    assert REFUSED in str(answer.context["form"].errors["groups"])
    assert first.has_role(Role.SITE_ADMINISTRATOR)


def test_one_of_three_may_go_and_the_other_data_of_two_may_change() -> None:
    first, second, third = make_administrators(3)
    client = signed_in(first)
    assertRedirects(edit(client, third, Role.STAFF), STAFF)
    assertRedirects(edit(client, second, Role.SITE_ADMINISTRATOR, position="Técnica"), STAFF)
    assert set(administrators()) == {first, second}


def test_the_account_that_installed_counts_and_keeps_its_power_without_the_role() -> None:
    first, second = make_administrators(2)
    root = User.objects.create_superuser("raiz@segovia.example", PASSWORD, first_name="Raíz", last_name="Uno")
    assertRedirects(edit(signed_in(root), second, Role.STAFF), STAFF)
    assertRedirects(edit(signed_in(root), root, Role.STAFF), STAFF)
    assert set(administrators()) == {first, root}


def test_one_of_the_last_two_is_not_deleted() -> None:
    [other] = make_administrators(1)
    root = User.objects.create_superuser("raiz@segovia.example", PASSWORD)
    answer = signed_in(root).post(f"{STAFF}delete/{other.pk}/", follow=True)
    assertContains(answer, REFUSED)
    assert User.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("action", ["delete", "set_active_state", "assign_role"])
def test_nothing_is_done_to_many_people_at_once(action: str) -> None:
    first, second = make_administrators(2)
    root = User.objects.create_superuser("raiz@segovia.example", PASSWORD)
    role = Group.objects.get(name=Role.STAFF)
    url = f"/oficina/bulk/people/user/{action}/?id={second.pk}&id={first.pk}"
    answer = signed_in(root).post(url, {"mark_as_active": "False", "role": role.pk}, follow=True)
    assertContains(answer, "Cambie a las personas de una en una.")
    assert set(administrators()) == {first, second, root}
    assert not second.has_role(Role.STAFF)


@pytest.mark.parametrize(("count", "warns"), [(0, True), (1, True), (2, False)])
def test_the_system_checks_warn_of_an_instance_with_one(count: int, warns: bool) -> None:
    make_administrators(count)
    found = [message.id for message in run_checks(databases=["default"])]
    assert ("pregon.people.W001" in found) is warns


def test_hoy_tells_whoever_is_alone_and_nobody_else() -> None:
    [alone] = make_administrators(1)
    assertContains(signed_in(alone).get("/oficina/"), ALONE)
    assertNotContains(signed_in(make_staff()).get("/oficina/"), ALONE)
    make_person("otra@segovia.example", roles=(Role.SITE_ADMINISTRATOR,))
    assertNotContains(signed_in(alone).get("/oficina/"), ALONE)
