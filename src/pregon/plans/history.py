"""The sentences of an action's history, by verb. What is stored are the verb and its values, not the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from pregon.kernel.registry import Registry

PREFIX = "plans."

sentences: Registry[str | Promise] = Registry("sentences of the history")


def register_sentences(by_verb: Mapping[str, str | Promise]) -> None:
    """Adds verbs; a sentence holds `%(name)s` for the values that `note` was given."""
    for verb, sentence in by_verb.items():
        sentences.register(verb, sentence)


def register_log_actions(actions: LogActionRegistry) -> None:
    """Wagtail's hook: makes every verb known to its log."""
    for verb in sentences.keys():  # noqa: SIM118 - a registry iterates over its entries
        actions.register_action(PREFIX + verb)(_formatter(verb))


def _formatter(verb: str) -> type[LogFormatter]:
    class Sentence(LogFormatter):
        label = sentences[verb]

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return str(sentences[verb]) % _Values(log_entry.data or {})

    return Sentence


class _Values(dict[str, Any]):
    """An older row may lack a value that the sentence names since."""

    def __missing__(self, key: str) -> str:
        return "—"


register_sentences(
    {
        "import": _("Importó el plan: %(added)s filas nuevas, %(changed)s cambiadas."),
        "approve": _("Aprobó la versión %(number)s (%(act)s)."),
        "propose": _("Llevó una versión al Comité."),
        "propose_procedure": _("Llevó al Comité la habilitación de «%(name)s»."),
        "edit": _("Cambió: %(fields)s."),
        "add": _("Agregó «%(what)s»."),
        "move": _("Cambió de lugar «%(what)s»."),
        "delete": _("Quitó «%(what)s»."),
        "schedule_tasks": _("Programó %(count)s tareas."),
        "complete_task": _("Hizo la tarea «%(title)s»."),
        "reopen_task": _("Reabrió la tarea «%(title)s»."),
        "add_evidence": _("Agregó una evidencia: %(place)s."),
        "reverse_fact": _("Descontó «%(label)s»: %(reason)s."),
    }
)
