import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from pregon.people.domain.second_factor import RESET, reset_second_factor
from pregon.people.public import Role, User
from tests.support.people import make_person, make_staff
from tests.support.staff import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    made = make_staff()
    Authenticator.objects.create(user=made, type="totp", data={"secret": "x"})
    Authenticator.objects.create(user=made, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    return made


@pytest.fixture
def administrator() -> User:
    return make_person("sitio@segovia.example", roles=(Role.SITE_ADMINISTRATOR,))


def test_whoever_lost_the_phone_begins_anew_and_is_told(
    person: User, administrator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert reset_second_factor(person, actor=administrator)
    assert not Authenticator.objects.filter(user=person).exists()
    assert [message.to for message in mail.outbox] == [[person.email]]
    assert ModelLogEntry.objects.get(action=RESET).user == administrator


def test_a_second_time_there_is_nothing_to_remove(person: User, administrator: User) -> None:
    reset_second_factor(person, actor=administrator)
    assert not reset_second_factor(person, actor=administrator)
    assert ModelLogEntry.objects.filter(action=RESET).count() == 1


def test_the_administrator_is_asked_before_it_is_removed(person: User, administrator: User) -> None:
    url = f"/oficina/personas/{person.pk}/segundo-factor/"
    visitor = signed_in(administrator)
    assert url in visitor.get(f"/oficina/users/edit/{person.pk}/").content.decode()
    assert "usted comprobó que es ella" in visitor.get(url).content.decode()
    assert Authenticator.objects.filter(user=person).count() == 2
    assert visitor.post(url).status_code == 302
    assert not Authenticator.objects.filter(user=person).exists()


def test_nobody_else_may_nor_oneself_this_way(person: User, administrator: User) -> None:
    url = f"/oficina/personas/{person.pk}/segundo-factor/"
    owner = User.objects.create_superuser("instalo@segovia.example", "una-frase-solo-para-pruebas")
    assert Client().post(url).headers["Location"].startswith("/cuenta/login/")
    assert signed_in(person).post(url).status_code in (302, 403)
    assert signed_in(administrator).post(f"/oficina/personas/{administrator.pk}/segundo-factor/").status_code in (
        302,
        403,
    )
    assert signed_in(administrator).post(f"/oficina/personas/{owner.pk}/segundo-factor/").status_code in (302, 403)
    assert Authenticator.objects.filter(user=person).count() == 2
    assert not ModelLogEntry.objects.filter(action=RESET).exists()


def test_the_operator_does_it_by_command(person: User, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reset_second_factor", person.email.upper())
    assert "activará otro" in capsys.readouterr().out
    assert not Authenticator.objects.filter(user=person).exists()
    with pytest.raises(CommandError, match=r"Nadie entra con nadie@x\.example"):
        call_command("reset_second_factor", "nadie@x.example")
