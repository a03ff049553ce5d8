"""Staff, offices and contacts in the back office."""

import pytest
from django.contrib.auth.models import Group
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from pregon.people.models import Contact, Office, User
from pregon.people.public import Role
from pregon.people.roles import ROLE_WORDS
from tests.support.people import make_communications, make_person, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db

STAFF, OFFICES, CONTACTS = "/oficina/users/", "/oficina/dependencias/", "/oficina/contactos/"
SECRET = "una frase larga que nadie sabe"


def make_administrator() -> User:
    return make_person("sitio@segovia.example", roles=(Role.SITE_ADMINISTRATOR,), first_name="Wílmar")


def written(**changes: object) -> dict[str, object]:
    role = Group.objects.get(name=Role.STAFF)
    values = {
        "first_name": "Diana",
        "last_name": "Ríos",
        "email": "Diana@Segovia.example",
        "position": "Técnica",
        "groups": [role.pk],
        "password1": SECRET,
        "password2": SECRET,
    }
    return {**values, **changes}


def test_a_person_is_written_down_with_office_and_role() -> None:
    client = signed_in(make_administrator())
    office = Office.objects.create(name="Secretaría de Salud")
    answer = client.post(f"{STAFF}new/", written(office=office.pk))
    assertRedirects(answer, STAFF)
    person = User.objects.get(email="diana@segovia.example")
    assert (person.office, person.position, person.has_role(Role.STAFF)) == (office, "Técnica", True)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"email": "sitio@segovia.example"}, "email", "Ya existe una persona con ese correo."),
        ({"email": "SITIO@segovia.example"}, "email", "Ya existe una persona con ese correo."),
        ({"email": "diana"}, "email", "Escriba un correo con @"),
        ({"first_name": ""}, "first_name", "Falta este dato."),
        ({"password1": "segovia2026", "password2": "segovia2026"}, "password2", "nombre del municipio"),
    ],
)
def test_errors_appear_beside_their_field(changes: dict, field: str, message: str) -> None:
    client = signed_in(make_administrator())
    answer = client.post(f"{STAFF}new/", written(**changes))
    assert message in str(answer.context["form"].errors[field])


def test_nobody_makes_somebody_all_powerful() -> None:
    client = signed_in(make_administrator())
    assertNotContains(client.get(f"{STAFF}new/"), "is_superuser")
    client.post(f"{STAFF}new/", written(is_superuser="on"))
    assert not User.objects.get(email="diana@segovia.example").is_superuser


def test_the_account_that_installed_the_instance_is_out_of_reach() -> None:
    client = signed_in(make_administrator())
    root = User.objects.create_superuser("raiz@segovia.example", SECRET)
    answer = client.get(f"{STAFF}edit/{root.pk}/")
    assertRedirects(answer, "/oficina/", fetch_redirect_response=False)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_as_often_with_one_row_as_with_three(rows: int, django_assert_num_queries) -> None:
    client = signed_in(make_administrator())
    office = Office.objects.create(name="Secretaría de Salud")
    for number in range(rows):
        make_person(f"persona{number}@segovia.example", roles=(Role.STAFF,), office=office)
    client.get(STAFF)
    with django_assert_num_queries(18):
        client.get(STAFF)


def test_a_contact_needs_the_proof_of_consent() -> None:
    client = signed_in(make_communications())
    values = {"name": "Emisora", "kind": "media", "email": "emisora@example.com"}
    answer = client.post(f"{CONTACTS}new/", values)
    assert set(answer.context["form"].errors) == {"consent_source", "consented_on"}
    client.post(f"{CONTACTS}new/", {**values, "consent_source": "Formato firmado", "consented_on": "2026-03-01"})
    assert Contact.objects.get().email == "emisora@example.com"


CONTACT = {"name": "Emisora", "kind": "media", "email": "emisora@example.com", "consent_source": "Formato firmado"}


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"consented_on": "2099-01-01"}, "consented_on", "no puede ser futura"),
        ({"email": "Vereda@Example.com"}, "email", "Ya existe un contacto con ese correo."),
    ],
)
def test_errors_of_a_contact_appear_beside_their_field(changes: dict, field: str, message: str) -> None:
    client = signed_in(make_communications())
    Contact.objects.create(name="Vereda", email="vereda@example.com", consent_source="Acta", consented_on="2026-01-15")
    answer = client.post(f"{CONTACTS}new/", {**CONTACT, "consented_on": "2026-03-01", **changes})
    assert {name: message in str(errors) for name, errors in answer.context["form"].errors.items()} == {field: True}


def test_what_was_kept_is_told_without_a_gender_of_its_own() -> None:
    answer = signed_in(make_communications()).post(
        "/oficina/listas-de-contactos/new/", {"name": "Emisoras"}, follow=True
    )
    assert [str(message).split("\n")[0].strip() for message in answer.context["messages"]] == ["Se guardó «Emisoras»."]


def test_each_role_says_what_it_may_do() -> None:
    assert set(ROLE_WORDS) == set(Role)
    page = signed_in(make_administrator()).get(f"{STAFF}new/")
    for words in ROLE_WORDS.values():
        assertContains(page, str(words))


def test_the_list_says_yes_and_no_in_spanish() -> None:
    page = signed_in(make_administrator()).get(STAFF)
    assertContains(page, "Sí")
    assertNotContains(page, "True")


@pytest.mark.parametrize(
    ("url", "words", "button"),
    [
        (OFFICES, "Una dependencia es una secretaría", "Agregar la primera dependencia"),
        (CONTACTS, "autorizaron recibir correos", "Agregar el primer contacto"),
        ("/oficina/listas-de-contactos/", "reúne contactos para escribirles juntos", "Crear la primera lista"),
    ],
)
def test_an_empty_list_says_what_goes_into_it_and_how_to_begin(url: str, words: str, button: str) -> None:
    page = signed_in(make_administrator()).get(url)
    assertContains(page, words)
    assertContains(page, f'<a class="button" href="{url}new/">{button}</a>')


def test_two_offices_of_one_name_are_refused_beside_the_field() -> None:
    client = signed_in(make_administrator())
    Office.objects.create(name="Secretaría de Salud")
    answer = client.post(f"{OFFICES}new/", {"name": "Secretaría de Salud", "order": 1})
    assertContains(answer, "Ya existe una dependencia con ese nombre.")


@pytest.mark.parametrize("url", [STAFF, f"{STAFF}new/", OFFICES, CONTACTS, "/oficina/listas-de-contactos/"])
def test_staff_without_the_role_are_refused(url: str) -> None:
    assertRedirects(signed_in(make_staff()).get(url), "/oficina/", fetch_redirect_response=False)


def test_ones_own_account_leads_to_second_factor_and_sessions() -> None:
    page = signed_in(make_staff()).get("/oficina/account/")
    assertContains(page, "/cuenta/2fa/")
    assertContains(page, "/cuenta/sesiones/")
