"""The history of a form, in the log that Wagtail keeps. Stored are the verb and its values, not the sentence."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from pregon.people.public import User

PREFIX = "forms."
SENTENCES = {
    "create": _("Creó el formulario."),
    "edit": _("Cambió el borrador."),
    "publish": _("Publicó la versión %(number)s."),
    "erase": _("Borró la respuesta %(number)s."),
}


def note(obj: Model, verb: str, *, actor: User | None, **data: Any) -> None:
    """Adds a verb of `SENTENCES` to the history of `obj`; `actor` is None when the system did it."""
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
