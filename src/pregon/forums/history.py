"""The sentences of a topic's history, by verb."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from pregon.people.public import User

PREFIX = "forums."
SENTENCES = {
    "create": _("Escribió el tema."),
    "edit": _("Cambió el tema."),
    "attach": _("Agregó el documento «%(title)s»."),
    "detach": _("Quitó el documento «%(title)s»."),
    "propose": _("Llevó el tema al Comité."),
    "open": _("Abrió el foro."),
    "close": _("Cerró el foro."),
    "answer": _("Publicó la respuesta y la envió a %(count)s personas."),
}


def note(obj: Model, verb: str, *, actor: User | None, **data: Any) -> None:
    """Adds a verb to the history; without `actor` the calendar did it."""
    log(instance=obj, action=PREFIX + verb, user=actor, data=data or None)


def register_log_actions(actions: LogActionRegistry) -> None:
    """Wagtail's hook: makes every verb known to its log."""
    for verb in SENTENCES:
        actions.register_action(PREFIX + verb)(_formatter(verb))


def _formatter(verb: str) -> type[LogFormatter]:
    class Sentence(LogFormatter):
        label = SENTENCES[verb]

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return str(SENTENCES[verb]) % (log_entry.data or {})

    return Sentence
