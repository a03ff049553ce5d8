"""The pages where a second factor is set up: in words, and without a way that leads back to where one is."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import LazySettings
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.support.people import PASSWORD, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(settings: LazySettings) -> Client:
    """Somebody without a second factor where one is required."""
    settings.SECOND_FACTOR_REQUIRED = True
    return signed_in(make_staff())


def test_who_lacks_it_is_told_what_to_install_and_offered_no_way_round(outside: Client) -> None:
    assertRedirects(outside.get("/oficina/"), "/cuenta/2fa/")
    page = outside.get("/cuenta/2fa/")
    assertContains(page, "Google Authenticator")
    assertContains(page, "Para entrar a la oficina active uno de los dos.")
    assertNotContains(page, "Volver a la oficina")


def test_where_none_is_required_the_way_back_stands(settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    page = signed_in(make_staff()).get("/cuenta/2fa/")
    assertContains(page, "Volver a la oficina")
    assertNotContains(page, "Para entrar a la oficina active")


def test_from_the_password_to_the_office(settings: LazySettings, client: Client) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person = make_staff()
    client.post("/cuenta/login/", {"login": person.email, "password": PASSWORD})
    page = client.post("/cuenta/reauthenticate/?next=/cuenta/2fa/totp/activate/", {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    assertContains(page, secret)
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    answer = client.post("/cuenta/2fa/totp/activate/", {"code": code})
    codes = client.get(answer["Location"])
    assertContains(codes, "Guárdelos fuera del teléfono:")
    assertContains(codes, "Ya los guardé: entrar a la oficina")
    assert len(codes.context["unused_codes"]) == 10
    assertContains(client.get("/cuenta/2fa/"), "Le quedan 10 códigos de 10.")
    assert client.get("/oficina/").status_code == 200
