"""When everything is read: what the document does not say is asked for, what turned out empty is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from .. import limits
from ..blocks import Piece
from ..document import ActionDocument, ObjectiveDocument, PlanDocument, made_canonical
from ..phrases.audiences import INTERNAL, audience_by_words
from .front import municipality_in_running_text
from .reading import Reading


def close(reading: Reading, pieces: Iterable[Piece]) -> PlanDocument:
    """The finished document, its texts canonical; the ledger has a doubt for each thing that is missing."""
    _take_back_bare_titles(reading)
    _find_municipality(reading, pieces)
    _name_the_rest(reading)
    document: PlanDocument = made_canonical(reading.plan)
    _ask_for_dates(reading, document)
    for target, message in _too_long(document):
        reading.ledger.missing(target, message)
    return document


def _take_back_bare_titles(reading: Reading) -> None:
    """ "A continuación, las acciones:" looked like an action until nothing came under it."""
    for action, piece in reading.bare_titles:
        if not (action.tactics or action.indicators or action.responsible):
            _remove(reading.plan.objectives, action)
            reading.ledger.withdraw(piece, _("Texto de introducción que el plan no guarda."))
    for objective in [one for one in reading.needs_objective if not one.actions]:
        reading.needs_objective.remove(objective)
        reading.plan.objectives = [one for one in reading.plan.objectives if one is not objective]


def _remove(objectives: list[ObjectiveDocument], action: ActionDocument) -> None:
    for objective in objectives:
        objective.actions = [one for one in objective.actions if one is not action]


def _find_municipality(reading: Reading, pieces: Iterable[Piece]) -> None:
    if reading.plan.municipality:
        return
    found = next(filter(None, (municipality_in_running_text(piece.text) for piece in pieces)), "")
    reading.plan.municipality = found
    told = _("El municipio «%(name)s» se tomó del texto: revíselo.") % {"name": found}
    reading.ledger.missing("municipality", told if found else _("El documento no dice de qué municipio es."))


def _name_the_rest(reading: Reading) -> None:
    plan = reading.plan
    if not plan.title:
        plan.title = _("Plan de comunicaciones")
        reading.ledger.missing("title", _("El documento no trae título."))
    for objective in reading.needs_objective:
        _name_objective(reading, objective)
    for procedure in plan.procedures:
        if not procedure.name:
            procedure.name = _("Trámite por definir")
            reading.ledger.missing(procedure, _("No se sabe de qué trámite son estas actividades."))
    if not plan.actions:
        reading.ledger.missing("objectives", _("No se encontró ninguna acción."))


def _name_objective(reading: Reading, objective: ObjectiveDocument) -> None:
    """From the specific objectives, when one of them speaks to this audience."""
    fitting = (text for text in reading.specific_objectives if audience_by_words(text) == objective.audience)
    text = next(fitting, "")
    level = _("nivel interno") if objective.audience == INTERNAL else _("nivel externo")
    objective.text = text or _("Objetivo del %(level)s por definir") % {"level": level}
    told = _("El objetivo del %(level)s se tomó de los objetivos específicos: revíselo.") % {"level": level}
    asked = _("Falta el objetivo del %(level)s: escríbalo.") % {"level": level}
    reading.ledger.missing(objective, told if text else asked)


def _ask_for_dates(reading: Reading, document: PlanDocument) -> None:
    for action in document.actions:
        if action.periodicity not in ("", "once") and action.start is None:
            reading.ledger.missing(action, _("Indique desde qué día se repite la acción."))


def _too_long(document: PlanDocument) -> Iterator[tuple[object, str]]:
    for target, text, limit in _texts(document):
        if len(text) > limit:
            excerpt = {"text": text[:40], "limit": limit}
            yield target, _("«%(text)s…» pasa de %(limit)d caracteres: recórtelo.") % excerpt


def _texts(document: PlanDocument) -> Iterator[tuple[object, str, int]]:
    yield "title", document.title, limits.PLAN_TITLE
    yield "diagnosis", document.diagnosis, limits.LONG_TEXT
    for objective in document.objectives:
        yield objective, objective.text, limits.OBJECTIVE
        for action in objective.actions:
            yield from ((action, text, limit) for text, limit in _action_texts(action))
    for procedure in document.procedures:
        yield procedure, procedure.name, limits.PROCEDURE
        for step in procedure.enabling:
            yield step, step.title, limits.ENABLING_TITLE
            yield step, step.component, limits.COMPONENT


def _action_texts(action: ActionDocument) -> Iterator[tuple[str, int]]:
    yield action.title, limits.ACTION_TITLE
    yield from ((name, limits.RESPONSIBLE) for name in action.responsible)
    yield from ((indicator.name, limits.INDICATOR) for indicator in action.indicators)
    yield from ((tactic.text, limits.TACTIC) for tactic in action.tactics)
