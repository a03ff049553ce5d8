from .action import Action, Indicator, Responsible, Tactic
from .fact import Evidence, Fact
from .plan import Objective, Plan, PlanVersion, ProposedVersion
from .plan_import import PlanImport
from .procedure import EnablingActivity, PlannedProcedure
from .task import Task

__all__ = [
    "Action",
    "EnablingActivity",
    "Evidence",
    "Fact",
    "Indicator",
    "Objective",
    "Plan",
    "PlanImport",
    "PlanVersion",
    "PlannedProcedure",
    "ProposedVersion",
    "Responsible",
    "Tactic",
    "Task",
]
