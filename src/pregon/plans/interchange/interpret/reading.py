"""Where the reader stands in the document, and the few moves that change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from django.utils.translation import gettext as _

from pregon.kernel.folding import fold

from ..blocks import Piece
from ..document import (
    ActionDocument,
    EnablingDocument,
    IndicatorDocument,
    ObjectiveDocument,
    PlanDocument,
    ProcedureDocument,
    TacticDocument,
)
from ..phrases.audiences import EXTERNAL, audience_by_words
from .columns import Columns
from .ledger import Ledger


class Mode(Enum):
    """What the paragraphs that come now belong to."""

    FRONT = auto()
    BACKGROUND = auto()
    GENERAL_OBJECTIVE = auto()
    SPECIFIC_OBJECTIVES = auto()
    DIAGNOSIS = auto()
    STRATEGY = auto()
    RECIPIENTS = auto()
    OBJECTIVE = auto()
    ACTIONS = auto()
    TACTICS = auto()
    INDICATORS = auto()
    RESPONSIBLES = auto()
    PROCEDURES = auto()
    COMPONENTS = auto()


@dataclass
class Reading:
    """The document as it grows, the ledger, and the context that headings have set."""

    ledger: Ledger
    plan: PlanDocument = field(default_factory=PlanDocument)
    mode: Mode = Mode.FRONT
    audience: str = ""
    objective: ObjectiveDocument | None = None
    action: ActionDocument | None = None
    action_is_item: bool = False
    tactics_seen: dict[int, set[str]] = field(default_factory=dict)
    actions_by_title: dict[tuple[int, str], ActionDocument] = field(default_factory=dict)
    responsibles: list[str] = field(default_factory=list)
    component: str = ""
    open_procedures: list[ProcedureDocument] = field(default_factory=list)
    procedures_closed: bool = False
    columns: Columns | None = None  # the last table's, for a table that continues it
    bare_titles: list[tuple[ActionDocument, Piece]] = field(default_factory=list)  # "Title:" with nothing after it
    front_lines: set[str] = field(default_factory=set)
    specific_objectives: list[str] = field(default_factory=list)
    needs_objective: list[ObjectiveDocument] = field(default_factory=list)

    # --- Moves -----------------------------------------------------------------------------------------------

    def enter(self, mode: Mode) -> None:
        self.mode = mode

    def turn_to(self, audience: str) -> None:
        """From here on the document speaks to this audience; what was stated for the other one ends."""
        self.leave_action()
        if audience != self.audience:
            self.audience, self.objective, self.responsibles = audience, None, []
        self.columns = None

    def leave_action(self) -> None:
        self.action, self.action_is_item = None, False

    # --- Objectives ------------------------------------------------------------------------------------------

    def state_objective(self, text: str, audience: str) -> ObjectiveDocument:
        """The objective with this audience and text, found or begun; what follows belongs to it."""
        self.leave_action()
        self.objective = self._find_objective(text, audience) or self._begin_objective(text, audience)
        return self.objective

    def objective_for(self, audience: str) -> ObjectiveDocument:
        """Where an action of this audience goes: the stated objective, or one whose text is still missing."""
        if self.objective and self.objective.audience == audience:
            return self.objective
        same = [one for one in self.plan.objectives if one.audience == audience]
        return same[-1] if same else self._begin_nameless(audience)

    def _find_objective(self, text: str, audience: str) -> ObjectiveDocument | None:
        wanted = fold(text)
        found = (one for one in self.plan.objectives if one.audience == audience and fold(one.text) == wanted)
        return next(found, None)

    def _begin_objective(self, text: str, audience: str) -> ObjectiveDocument:
        nameless = [one for one in self.needs_objective if one.audience == audience]
        if nameless:
            self.needs_objective.remove(nameless[0])
            nameless[0].text = text
            return nameless[0]
        objective = ObjectiveDocument(audience=audience, text=text)
        self.plan.objectives.append(objective)
        return objective

    def _begin_nameless(self, audience: str) -> ObjectiveDocument:
        objective = ObjectiveDocument(audience=audience, text="")
        self.plan.objectives.append(objective)
        self.needs_objective.append(objective)
        return objective

    # --- Actions ---------------------------------------------------------------------------------------------

    def begin_action(self, title: str, piece: Piece, *, is_item: bool = False, audience: str = "") -> ActionDocument:
        """The action with this title under the current objective, found or begun.

        Its responsibles are those stated for the section. An action that names no audience, where no heading
        did either, is placed by its words, with a doubt.
        """
        audience = audience or self.audience or self._guess_audience(title, piece)
        self.action = self._find_or_add(self.objective_for(audience), title)
        self.action_is_item = is_item
        return self.action

    def _find_or_add(self, objective: ObjectiveDocument, title: str) -> ActionDocument:
        key = (id(objective), fold(title))
        if key not in self.actions_by_title:
            self.actions_by_title[key] = ActionDocument(title=title, responsible=list(self.responsibles))
            objective.actions.append(self.actions_by_title[key])
        return self.actions_by_title[key]

    def _guess_audience(self, title: str, piece: Piece) -> str:
        if self.objective:
            return self.objective.audience
        guess = audience_by_words(title) or EXTERNAL
        words = _("nivel interno") if guess != EXTERNAL else _("nivel externo")
        message = _("El documento no dice si es interna o externa: se puso en %(level)s.") % {"level": words}
        self.ledger.doubt(piece, "", message)
        return guess

    def add_responsibles(self, names: Iterable[str]) -> None:
        """To the action that is open; for the whole section when none is."""
        target = self.action.responsible if self.action else self.responsibles
        known = {fold(name) for name in target}
        target.extend(name for name in names if fold(name) not in known)

    def add_tactics(self, action: ActionDocument, found: Iterable[TacticDocument]) -> None:
        """Those that the action has not got."""
        seen = self.tactics_seen.setdefault(id(action), set())
        for tactic in found:
            if fold(tactic.text) not in seen:
                seen.add(fold(tactic.text))
                action.tactics.append(tactic)

    # --- Procedures ------------------------------------------------------------------------------------------

    def add_procedure(self, name: str) -> ProcedureDocument:
        """The procedure with this name, found or begun; the components that follow belong to all open ones."""
        if self.procedures_closed:
            self.open_procedures, self.procedures_closed = [], False
        known = next((one for one in self.plan.procedures if fold(one.name) == fold(name)), None)
        procedure = known or ProcedureDocument(name=name)
        if known is None:
            self.plan.procedures.append(procedure)
        if procedure not in self.open_procedures:
            self.open_procedures.append(procedure)
        return procedure

    def add_enabling(self, title: str, description: str = "", number: int = 0) -> EnablingDocument:
        """The same step for each open procedure; without a number, the next one."""
        self.procedures_closed = True
        if not self.open_procedures:
            self.plan.procedures.append(ProcedureDocument(name=""))
            self.open_procedures = [self.plan.procedures[-1]]
        steps = [_add_step(one, title, description, self.component, number) for one in self.open_procedures]
        return steps[0]


def _add_step(
    procedure: ProcedureDocument, title: str, description: str, component: str, number: int
) -> EnablingDocument:
    taken = {step.number for step in procedure.enabling}
    number = number if number > 0 and number not in taken else max(taken, default=0) + 1
    step = EnablingDocument(number=number, component=component, title=title, description=description)
    procedure.enabling.append(step)
    return step


def add_indicators(action: ActionDocument, found: Iterable[IndicatorDocument]) -> None:
    """Those that the action has not got; figures complete the ones it has."""
    for indicator in found:
        known = next((one for one in action.indicators if fold(one.name) == fold(indicator.name)), None)
        if known is None:
            action.indicators.append(indicator)
        else:
            known.base = known.base if known.base is not None else indicator.base
            known.goal = known.goal if known.goal is not None else indicator.goal
