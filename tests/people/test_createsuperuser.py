"""The first account, asked for in Spanish."""

import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from pregon.people.models import User
from tests.support.people import make_staff

pytestmark = pytest.mark.django_db

SECRET = "una frase larga que nadie sabe"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, str]]:
    """Answers the questions in turn; gives the questions and what was said."""

    def run(*answers: str) -> tuple[str, str]:
        left, asked, said = list(answers), [], io.StringIO()

        def answer(question: str = "") -> str:
            asked.append(question)
            return left.pop(0)

        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr("getpass.getpass", answer)
        call_command("createsuperuser", stdin=Terminal(), stdout=said, stderr=said)
        assert not left
        return "".join(asked), said.getvalue()

    return run


def test_it_asks_and_answers_in_spanish(typing) -> None:
    asked, said = typing("ana@segovia.example", SECRET, SECRET)
    assert asked == "Correo electrónico: Contraseña (no se ve mientras la escribe): Escríbala otra vez: "
    assert "ana@segovia.example ya puede entrar" in said
    assert User.objects.get().is_superuser


def test_what_is_wrong_is_said_and_asked_again(typing) -> None:
    make_staff()
    __, said = typing(
        "ana", "salud@segovia.example", "ana@segovia.example", SECRET, "otra", "corta", "corta", SECRET, SECRET
    )
    for words in ("Escriba un correo con @", "Ya existe una persona", "Las dos no son iguales", "caracteres"):
        assert words in said
    assert User.objects.filter(is_superuser=True).count() == 1


def test_without_a_terminal_it_asks_nobody() -> None:
    with pytest.raises(CommandError, match="No hay a quién preguntar"):
        call_command("createsuperuser", stdin=io.StringIO())


def test_without_questions_it_takes_what_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", SECRET)
    call_command("createsuperuser", interactive=False, email="ana@segovia.example", stdout=io.StringIO())
    assert User.objects.get().check_password(SECRET)
    with pytest.raises(CommandError, match="Ya existe una persona"):
        call_command("createsuperuser", interactive=False, email="ANA@segovia.example")
    with pytest.raises(CommandError, match="diga también el correo"):
        call_command("createsuperuser", interactive=False)
