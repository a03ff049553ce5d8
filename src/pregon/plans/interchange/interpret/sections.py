"""What each section of a plan does with its lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from pregon.kernel.folding import fold

from ..blocks import BULLET, Piece
from ..document import ActionDocument
from ..phrases.audiences import audience_by_words
from ..phrases.indicators import indicators_of
from ..phrases.lists import capitalised, continues, items_of, on_one_line, without_full_stop
from ..phrases.responsibles import responsibles_of
from ..phrases.tactics import tactic, tactics_of
from . import front
from .reading import Mode, Reading, add_indicators

NUMBERED = re.compile(r"^(?P<number>\d{1,3})\s*[.)°-]+\s*(?P<rest>\S.*)$", re.S)
_TITLED = re.compile(r"^(?P<title>[^:\n]{1,120}?)\s*:\s*(?P<rest>.*)$", re.S)
_PROCEDURE_PREFIX = re.compile(r"^tr[aá]mites?\s*(?:de\s+)?[:.-]?\s*", re.I)
_COMPONENT_PREFIX = re.compile(r"^componente\s*\d*\s*[.:-]*\s*", re.I)
_LONGEST_NAME = 150
_LONGEST_COMPONENT = 60


def place(reading: Reading, piece: Piece, text: str) -> None:
    """Puts a line that is neither heading nor label into the section where the reader stands."""
    _BY_MODE[reading.mode](reading, piece, text)


def _unnumbered(text: str) -> str:
    hit = NUMBERED.match(text)
    return hit["rest"] if hit else text


# --- The plan itself -----------------------------------------------------------------------------------------


def _in_front(reading: Reading, piece: Piece, text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    reading.front_lines.update(fold(line) for line in lines)
    if not (_took_title(reading, piece, lines) | _took_municipality(reading, piece, lines)):
        reading.ledger.left_out(piece, _("Dato de la portada que el plan no guarda."))


def _took_title(reading: Reading, piece: Piece, lines: list[str]) -> bool:
    title = next(filter(front.is_title, lines), "")
    if not title or reading.plan.title:
        return False
    reading.plan.title = front.plain_title(title)
    reading.ledger.understood(piece, "title")
    return True


def _took_municipality(reading: Reading, piece: Piece, lines: list[str]) -> bool:
    municipality = next(filter(None, map(front.municipality_in, lines)), "")
    if not municipality or reading.plan.municipality:
        return False
    reading.plan.municipality = municipality
    reading.ledger.understood(piece, "municipality")
    return True


def _in_background(reading: Reading, piece: Piece, _text: str) -> None:
    reading.ledger.left_out(piece, _("Texto de contexto que el plan no guarda."))


def _in_general_objective(reading: Reading, piece: Piece, text: str) -> None:
    reading.plan.general_objective = _added(reading.plan.general_objective, text)
    reading.ledger.understood(piece, "general_objective")


def _in_diagnosis(reading: Reading, piece: Piece, text: str) -> None:
    reading.plan.diagnosis = _added(reading.plan.diagnosis, text)
    reading.ledger.understood(piece, "diagnosis")


def _added(before: str, text: str) -> str:
    return f"{before}\n{text}" if before else text


def _in_specific_objectives(reading: Reading, piece: Piece, text: str) -> None:
    is_item = text.startswith(BULLET) or NUMBERED.match(text)
    reading.specific_objectives.extend(map(_unnumbered, items_of(text)) if is_item else [])
    reading.ledger.left_out(piece, _("El plan guarda el objetivo de cada nivel, no la lista de específicos."))


def _in_strategy(reading: Reading, piece: Piece, _text: str) -> None:
    reading.ledger.left_out(piece, _("Texto de introducción que el plan no guarda."))


def _in_recipients(reading: Reading, piece: Piece, text: str) -> None:
    audience = audience_by_words(text)
    if audience and not reading.audience:
        reading.turn_to(audience)
    reading.ledger.left_out(piece, _("La lista de destinatarios no se guarda; el nivel sí."))


def _in_objective(reading: Reading, piece: Piece, text: str) -> None:
    """The first line is the objective; what follows it is an introduction."""
    line = _unnumbered(on_one_line(text))
    audience = reading.audience or audience_by_words(line)
    if audience:
        reading.ledger.understood(piece, reading.state_objective(line, audience))
    else:
        reading.ledger.left_out(piece, _("No se sabe de qué nivel es este objetivo."))
    reading.enter(Mode.STRATEGY)


# --- Actions -------------------------------------------------------------------------------------------------


def begin_action(reading: Reading, piece: Piece, title: str, *, rest: str = "", is_item: bool = False) -> None:
    """Begins the action that `piece` names; `rest`, what stood after its colon, is its first tactic."""
    action = reading.begin_action(without_full_stop(on_one_line(title)), piece, is_item=is_item)
    reading.ledger.understood(piece, action)
    reading.add_tactics(action, [tactic(capitalised(rest))] if rest else [])
    if reading.mode is not Mode.TACTICS:
        reading.enter(Mode.ACTIONS)


def _in_actions(reading: Reading, piece: Piece, text: str) -> None:
    is_item = text.startswith(BULLET)
    if is_item and reading.action and not reading.action_is_item:
        _add_tactics(reading, piece, text)
    elif is_item or NUMBERED.match(text):
        begin_action(reading, piece, _unnumbered(on_one_line(text)), is_item=is_item)
    elif _names_procedure(reading, text):
        _in_procedures(reading, piece, text)
    else:
        _titled_action_or_tactic(reading, piece, text)


def _titled_action_or_tactic(reading: Reading, piece: Piece, text: str) -> None:
    hit = _TITLED.match(text)
    if hit:
        _begin_titled(reading, piece, hit["title"], hit["rest"].strip())
    elif reading.action and not reading.action_is_item:
        _add_tactics(reading, piece, text)
        reading.ledger.doubt(piece, reading.action, _("Se tomó como táctica de la acción anterior."))
    else:
        reading.ledger.left_out(piece, _("No se reconoció como acción."))


def _begin_titled(reading: Reading, piece: Piece, title: str, rest: str) -> None:
    """Without anything after the colon, what follows must show whether it was an action or an introduction."""
    begin_action(reading, piece, title, rest=rest)
    if reading.action and not rest:
        reading.bare_titles.append((reading.action, piece))


def _in_tactics(reading: Reading, piece: Piece, text: str) -> None:
    """ "Campaña de difusión:" over a list names the action whose tactics follow."""
    hit = _TITLED.match(text)
    if hit and not hit["rest"].strip() and not text.startswith(BULLET):
        _begin_titled(reading, piece, hit["title"], "")
    else:
        _add_tactics(reading, piece, text)


def _add_tactics(reading: Reading, piece: Piece, text: str) -> None:
    action = _open_action(reading, piece)
    if action is None:
        return
    previous = action.tactics[-1] if action.tactics else None
    if previous and continues(previous.text, text):
        action.tactics[-1] = tactic(f"{previous.text} {text}")
    else:
        reading.add_tactics(action, tactics_of(text))
    reading.ledger.understood(piece, action)


def _in_indicators(reading: Reading, piece: Piece, text: str) -> None:
    action = _open_action(reading, piece)
    if action is None:
        return
    add_indicators(action, indicators_of(text))
    reading.ledger.understood(piece, action)
    _back_to_actions(reading, text)


def _in_responsibles(reading: Reading, piece: Piece, text: str) -> None:
    reading.add_responsibles(responsibles_of(text))
    reading.ledger.understood(piece, reading.action or reading.objective or "")
    _back_to_actions(reading, text)


def _open_action(reading: Reading, piece: Piece) -> ActionDocument | None:
    if reading.action is None:
        reading.ledger.left_out(piece, _("No se sabe a qué acción pertenece."))
    return reading.action


def _back_to_actions(reading: Reading, text: str) -> None:
    """One line answers the label; only a list goes on."""
    if not text.startswith(BULLET):
        reading.enter(Mode.ACTIONS if reading.action else Mode.STRATEGY)


# --- Procedures ----------------------------------------------------------------------------------------------


def _in_procedures(reading: Reading, piece: Piece, text: str) -> None:
    for item in items_of(text):
        reading.ledger.understood(piece, reading.add_procedure(procedure_name(item)))


def procedure_name(text: str) -> str:
    """Without number, "Trámite" before it or full stop after it."""
    line = without_full_stop(_unnumbered(text))
    return capitalised(_PROCEDURE_PREFIX.sub("", line)) or line


def _names_procedure(reading: Reading, text: str) -> bool:
    """Under "Acciones:" some plans repeat the procedures that they are about."""
    known = {fold(procedure.name) for procedure in reading.plan.procedures}
    says_so = bool(_PROCEDURE_PREFIX.match(text)) and len(text) <= _LONGEST_NAME and ":" not in text
    return says_so or fold(procedure_name(text)) in known


def _in_components(reading: Reading, piece: Piece, text: str) -> None:
    line = text.removeprefix(BULLET)
    if NUMBERED.match(line) or text.startswith(BULLET):
        _add_enabling(reading, piece, line)
    elif len(text) <= _LONGEST_COMPONENT and not text.endswith("."):
        state_component(reading, piece, text)
    else:
        reading.ledger.left_out(piece, _("No se reconoció como actividad de un componente."))


def _add_enabling(reading: Reading, piece: Piece, line: str) -> None:
    hit = NUMBERED.match(line)
    title, _colon, description = _unnumbered(line).partition(":")
    number = int(hit["number"]) if hit else 0
    step = reading.add_enabling(without_full_stop(title), capitalised(description.strip()), number)
    reading.ledger.understood(piece, step)


def state_component(reading: Reading, piece: Piece, text: str) -> None:
    """From here on the enabling activities belong to this component."""
    name = _COMPONENT_PREFIX.sub("", text.strip().rstrip(":")) or text
    reading.component = name.capitalize() if name.isupper() else name
    reading.enter(Mode.COMPONENTS)
    reading.ledger.understood(piece)


_BY_MODE: dict[Mode, Callable[[Reading, Piece, str], None]] = {
    Mode.FRONT: _in_front,
    Mode.BACKGROUND: _in_background,
    Mode.GENERAL_OBJECTIVE: _in_general_objective,
    Mode.SPECIFIC_OBJECTIVES: _in_specific_objectives,
    Mode.DIAGNOSIS: _in_diagnosis,
    Mode.STRATEGY: _in_strategy,
    Mode.RECIPIENTS: _in_recipients,
    Mode.OBJECTIVE: _in_objective,
    Mode.ACTIONS: _in_actions,
    Mode.TACTICS: _in_tactics,
    Mode.INDICATORS: _in_indicators,
    Mode.RESPONSIBLES: _in_responsibles,
    Mode.PROCEDURES: _in_procedures,
    Mode.COMPONENTS: _in_components,
}
