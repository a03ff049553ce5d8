"""The sentences of the Committee's history, by verb. What is stored are the verb and its values, not the sentence."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry

PREFIX = "committee."

SENTENCES = {
    "request": _("Pidió la decisión del Comité. %(note)s"),
    "withdraw": _("Retiró el asunto: %(reason)s"),
    "member_add": _("Entró al Comité: %(position)s."),
    "member_edit": _("Cambió sus datos en el Comité: %(fields)s."),
    "convene": _("Convocó la sesión para el %(when)s"),
    "invite": _("Envió la convocatoria a %(count)s personas."),
    "open_session": _("Empezó la sesión."),
    "add_item": _("Puso en el orden del día «%(title)s»."),
    "remove_item": _("Quitó del orden del día «%(title)s»."),
    "attendance": _("%(person)s: %(presence)s."),
    "guest": _("Anotó como invitado a %(name)s."),
    "guest_remove": _("Quitó de los invitados a %(name)s."),
    "vote": _("«%(title)s». %(person)s: %(choice)s."),
    "vote_all": _("«%(title)s». Anotó a favor a %(count)s miembros presentes."),
    "decide": _(
        "«%(title)s»: %(outcome)s, con %(in_favour)s a favor, %(against)s en contra y %(abstained)s abstenciones."
    ),
    "carry_over": _("«%(title)s» pasa a otra sesión."),
    "no_quorum": _("«%(title)s» no tuvo quórum: votaron %(voted)s de %(needed)s. Sigue en espera."),
    "close": _("Cerró la sesión."),
    "cancel": _("Canceló: %(reason)s"),
    "open_consultation": _("Abrió la consulta hasta el %(deadline)s y envió %(count)s enlaces."),
    "links": _("Envió un enlace nuevo a %(count)s personas."),
    "remind": _("Recordó a %(count)s personas que faltan por votar."),
    "close_consultation": _("La consulta se cerró."),
    "draft": _("Escribió en el borrador del acta."),
    "issue": _("Emitió el acta %(number)s de %(year)s."),
    "sign": _("Subió la copia firmada."),
}


def register_log_actions(actions: LogActionRegistry) -> None:
    """Wagtail's hook: makes every verb known to its log."""
    for verb in SENTENCES:
        actions.register_action(PREFIX + verb)(_formatter(verb))


def history_of(obj: Model) -> QuerySet[ModelLogEntry]:
    """What was done to a row, newest first."""
    entries: QuerySet[ModelLogEntry] = log_registry.get_logs_for_instance(obj)
    return entries.select_related("user", "content_type").order_by("-timestamp", "-pk")


def _formatter(verb: str) -> type[LogFormatter]:
    class Sentence(LogFormatter):
        label = SENTENCES[verb]

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return (str(SENTENCES[verb]) % _Values(log_entry.data or {})).strip()

    return Sentence


class _Values(dict[str, Any]):
    """An older row may lack a value that the sentence names since."""

    def __missing__(self, key: str) -> str:
        return "—"
