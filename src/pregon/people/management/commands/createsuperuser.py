"""The first account of an instance, asked for in Spanish: Django's own command asks in English."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from django.contrib.auth.management.commands.createsuperuser import Command as DjangoCommand
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from pregon.people.models import User


class Command(DjangoCommand):
    help = "Crea la cuenta que instala la instancia: puede todo. Con --noinput lee DJANGO_SUPERUSER_PASSWORD."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises `CommandError` when there is nobody to ask, or what is given without asking is no good."""
        if not options["interactive"]:
            self._without_asking(*args, **options)
            return
        if not self.stdin.isatty():
            raise CommandError(_("No hay a quién preguntar. Corra la orden en una terminal o use --noinput."))
        try:
            email = self._email(options["email"])
            User.objects.create_superuser(email, self._password(email))
        except (KeyboardInterrupt, EOFError):
            self.stderr.write("\n" + _("No se creó ninguna cuenta."))
            sys.exit(1)
        self._done(email)

    def _without_asking(self, *args: Any, **options: Any) -> None:
        email = options["email"]
        if not email:
            raise CommandError(_("Con --noinput diga también el correo: --email ana@alcaldia.gov.co"))
        problem = _problem_of(email)
        if problem:
            raise CommandError(problem)
        super().handle(*args, **{**options, "verbosity": 0})
        self._done(email)

    def _email(self, given: str | None) -> str:
        while True:
            email = (given or input(_("Correo electrónico: "))).strip()
            problem = _problem_of(email)
            if not problem:
                return email
            self.stderr.write(problem)
            given = None

    def _password(self, email: str) -> str:
        """A password typed twice that the instance accepts."""
        while True:
            password = getpass.getpass(_("Contraseña (no se ve mientras la escribe): "))
            if password != getpass.getpass(_("Escríbala otra vez: ")):
                self.stderr.write(_("Las dos no son iguales. Escríbalas de nuevo."))
                continue
            try:
                validate_password(password, User(email=email))
            except ValidationError as error:
                self.stderr.write("\n".join(error.messages))
                continue
            return password

    def _done(self, email: str) -> None:
        self.stdout.write(_("Listo: %(email)s ya puede entrar en /oficina/.") % {"email": email})


def _problem_of(email: str) -> str:
    """What is wrong with an address for a new account, or ""."""
    try:
        validate_email(email)
    except ValidationError as error:
        return " ".join(error.messages)
    return _("Ya existe una persona con ese correo.") if User.objects.filter(email__iexact=email).exists() else ""
