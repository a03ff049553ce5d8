"""The operator's way to let back in somebody who lost the phone and the recovery codes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from pregon.people.domain.second_factor import reset_second_factor
from pregon.people.models import User


class Command(BaseCommand):
    help = "Quita el segundo factor de una persona y cierra sus sesiones; al entrar activará otro."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="correo con el que entra la persona")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises `CommandError` for a person that is not there."""
        person = User.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(_("Nadie entra con %(email)s.") % {"email": options["email"]})
        done = reset_second_factor(person, actor=None)
        self.stdout.write(_("Listo: al entrar activará otro.") if done else _("No tenía segundo factor."))
