"""Lines that say what comes next: headings of sections and levels, and labels before a colon."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from ..blocks import BULLET, Paragraph, Piece
from ..headings import Match, Role, bare, best
from ..phrases.audiences import audience_by_words, audience_in_heading
from . import front
from .details import DETAILS, apply_detail
from .reading import Mode, Reading
from .sections import NUMBERED, begin_action, place, state_component

_LABEL = re.compile(r"^(?P<label>[^:\n]{1,80}?)\s*:\s*(?P<rest>.*)$", re.S)
_NUMBERED_ACTION = re.compile(
    r"^(?:acci[oó]n|actividad)\s*(?:n[°ºo.]*\s*)?\d+\s*[.:)–—-]+\s*(?P<title>\S.*)$", re.I | re.S
)
_LONGEST_HEADING = 110
_LEVEL_FIRST = re.compile(r"^(?:nivel|comunicaci[oó]n|comunicaciones|p[uú]blicos?|destinatarios?)\b", re.I)
_LEVEL_WORDS = 6

SECTIONS: dict[Role, Mode] = {
    Role.BACKGROUND: Mode.BACKGROUND,
    Role.GENERAL_OBJECTIVE: Mode.GENERAL_OBJECTIVE,
    Role.SPECIFIC_OBJECTIVES: Mode.SPECIFIC_OBJECTIVES,
    Role.DIAGNOSIS: Mode.DIAGNOSIS,
    Role.RECIPIENTS: Mode.RECIPIENTS,
    Role.AUDIENCE: Mode.RECIPIENTS,
    Role.OBJECTIVE: Mode.OBJECTIVE,
    Role.ACTION: Mode.ACTIONS,
    Role.TACTICS: Mode.TACTICS,
    Role.INDICATOR: Mode.INDICATORS,
    Role.RESPONSIBLE: Mode.RESPONSIBLES,
    Role.PROCEDURE: Mode.PROCEDURES,
    Role.COMPONENTS: Mode.COMPONENTS,
}
_OF_AN_ACTION = frozenset({Role.TACTICS, Role.INDICATOR, Role.RESPONSIBLE})
_IN_A_LIST = DETAILS | {Role.RESPONSIBLE, Role.INDICATOR, Role.RECIPIENTS}
_NOT_LABELS = frozenset({Role.NUMBER, Role.DESCRIPTION, Role.UNIT})


# --- Headings ------------------------------------------------------------------------------------------------


def read_heading(reading: Reading, paragraph: Paragraph, text: str) -> bool:
    """A short line that names a section or a level; whether it was one."""
    line = text.removeprefix(BULLET).strip().rstrip(":").strip()
    if len(line) > _LONGEST_HEADING or "\n" in line or ": " in line or line.endswith(".") or _is_a_step(reading, text):
        return False
    match, audience = _sure_section(line), audience_in_heading(line)
    if not (_names_level(paragraph, text, match, audience) or _names_section(reading, paragraph, text, match)):
        return False
    _enter(reading, match, audience)
    reading.ledger.understood(paragraph.piece)
    return True


def _is_a_step(reading: Reading, text: str) -> bool:
    """Among the components, a numbered line is one of the enabling activities, whatever it says."""
    return reading.mode is Mode.COMPONENTS and bool(NUMBERED.match(text) or text.startswith(BULLET))


def _sure_section(line: str) -> Match | None:
    match = best(line)
    return match if match and match.is_sure and match.role in SECTIONS else None


def _names_level(paragraph: Paragraph, text: str, match: Match | None, audience: str) -> bool:
    if not audience:
        return False
    if match or (_looks_like_heading(paragraph, text) and not text.startswith(BULLET)):
        return True
    return bool(_LEVEL_FIRST.match(text)) and len(text.split()) <= _LEVEL_WORDS


def _names_section(reading: Reading, paragraph: Paragraph, text: str, match: Match | None) -> bool:
    """Of the lines that sound like a section, those that also look like one, or repeat the one we are in."""
    if match is None or text.startswith(BULLET):
        return False
    if match.role in _OF_AN_ACTION:  # "ESTRATEGIA DE COMUNICACIONES" is a title, "Estrategias:" a list
        return match.score == 1.0 or text.endswith(":")
    goes_on = SECTIONS[match.role] is reading.mode and reading.mode is Mode.DIAGNOSIS
    return _looks_like_heading(paragraph, text) or match.score == 1.0 or goes_on


def _looks_like_heading(paragraph: Paragraph, text: str) -> bool:
    return paragraph.is_heading or text.isupper() or text.endswith(":") or bool(NUMBERED.match(text))


def _enter(reading: Reading, match: Match | None, audience: str) -> None:
    if audience:
        reading.turn_to(audience)
    if match:
        _open(reading, match.role)
    else:
        reading.leave_action()
        reading.enter(Mode.STRATEGY)


def _open(reading: Reading, role: Role) -> None:
    if role not in _OF_AN_ACTION:
        reading.leave_action()
    reading.columns = None
    reading.enter(SECTIONS[role])


# --- Labels: "Responsable: …" --------------------------------------------------------------------------------


def read_label(reading: Reading, piece: Piece, text: str) -> bool:
    """A line that begins with a known label; whether it was one."""
    line = text.removeprefix(BULLET).strip()
    numbered = _NUMBERED_ACTION.match(line)
    if numbered:
        begin_action(reading, piece, numbered["title"])
        return True
    hit = _LABEL.match(line)
    match = best(hit["label"]) if hit and not _is_a_step(reading, text) else None
    if hit is None or match is None or not _may_label(text, match):
        return False
    return _apply(reading, piece, match, hit)


def _may_label(text: str, match: Match) -> bool:
    """A doubtful label, or one inside a list, counts only for what an action says of itself."""
    if match.role in _NOT_LABELS:
        return False
    if text.startswith(BULLET):
        return match.is_sure and match.role in _IN_A_LIST
    return match.is_sure or match.role in _OF_AN_ACTION


def _apply(reading: Reading, piece: Piece, match: Match, hit: re.Match[str]) -> bool:
    label, rest = hit["label"], hit["rest"].strip()
    if match.role in DETAILS:
        apply_detail(reading, piece, match.role, rest)
    elif match.role in _STATED:
        _STATED[match.role](reading, piece, rest)
    elif match.role in SECTIONS:
        _open_labelled(reading, piece, match.role, label, rest)
    else:
        return False
    if not match.is_sure:
        reading.ledger.doubt(piece, reading.action or "", _("¿«%(label)s» es el título correcto?") % {"label": label})
    return True


def _open_labelled(reading: Reading, piece: Piece, role: Role, label: str, rest: str) -> None:
    audience = audience_in_heading(label) or (audience_by_words(rest) if role is Role.AUDIENCE else "")
    if audience and audience != reading.audience:
        reading.turn_to(audience)
    if role is Role.ACTION and rest and not _is_plural(label):
        begin_action(reading, piece, rest)
        return
    _open(reading, role)
    if rest and not (role is Role.AUDIENCE and audience):
        place(reading, piece, rest)
    else:
        reading.ledger.understood(piece)


def _is_plural(label: str) -> bool:
    return bare(label).partition(" ")[0] in {"acciones", "actividades", "iniciativas", "tareas"}


def _state_municipality(reading: Reading, piece: Piece, rest: str) -> None:
    if reading.plan.municipality or not rest or len(rest) > 60:
        reading.ledger.left_out(piece, _("El municipio ya se había leído."))
    else:
        reading.plan.municipality = front.municipality_in(rest) or front.proper_name(rest)
        reading.ledger.understood(piece, "municipality")


def _state_title(reading: Reading, piece: Piece, rest: str) -> None:
    if reading.plan.title or not rest:
        reading.ledger.left_out(piece, _("El título ya se había leído."))
    else:
        reading.plan.title = front.plain_title(rest)
        reading.ledger.understood(piece, "title")


def _state_version(reading: Reading, piece: Piece, rest: str) -> None:
    if reading.plan.version or not rest:
        reading.ledger.left_out(piece, _("La versión ya se había leído."))
    else:
        reading.plan.version = rest
        reading.ledger.understood(piece, "version")


_STATED: dict[Role, Callable[[Reading, Piece, str], None]] = {
    Role.MUNICIPALITY: _state_municipality,
    Role.TITLE: _state_title,
    Role.VERSION: _state_version,
    Role.COMPONENT: state_component,
}
