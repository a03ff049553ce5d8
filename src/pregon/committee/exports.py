"""Lists that leave as XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from pregon.kernel.spreadsheets import Sheet, Value, write_xlsx

from .models import Decision, Session
from .subjects import kind_label


def sessions_workbook(sessions: Iterable[Session]) -> bytes:
    """The sessions with their numbers."""
    header = [_("Sesión"), _("Fecha"), _("Hora"), _("Lugar"), _("Estado"), _("Temas"), _("Decididos"), _("Acta")]
    return write_xlsx([Sheet(_("Sesiones"), header, _session_rows(sessions), widths=[18, 14, 10, 36, 14, 10, 12, 18])])


def _session_rows(sessions: Iterable[Session]) -> Iterator[list[Value]]:
    for session in sessions:
        minutes = getattr(session, "minutes", None)
        yield [
            str(session),
            timezone.localdate(session.starts_at),
            timezone.localtime(session.starts_at).strftime("%H:%M"),
            session.place or session.link,
            str(session.get_state_display()),
            session.item_count,  # type: ignore[attr-defined]
            session.decided_count,  # type: ignore[attr-defined]
            str(minutes) if minutes and minutes.is_issued else "",
        ]


def decisions_workbook(decisions: Iterable[Decision]) -> bytes:
    """The decisions with their votes; those that were superseded say so."""
    header = [
        _("Fecha"),
        _("Asunto"),
        _("Clase"),
        _("Decisión"),
        _("Condiciones o razones"),
        _("Cómo"),
        _("A favor"),
        _("En contra"),
        _("Abstenciones"),
        _("Con voto"),
        _("Vigente"),
    ]
    widths = [14, 50, 24, 16, 50, 14, 10, 12, 14, 10, 10]
    return write_xlsx([Sheet(_("Decisiones"), header, map(_decision_row, decisions), widths=widths)])


def _decision_row(decision: Decision) -> list[Value]:
    return [
        timezone.localdate(decision.decided_at),
        decision.title,
        kind_label(decision.kind),
        str(decision.get_outcome_display()),
        decision.conditions,
        str(decision.get_how_display()),
        decision.in_favour,
        decision.against,
        decision.abstained,
        decision.entitled,
        not hasattr(decision, "superseded_by"),
    ]
