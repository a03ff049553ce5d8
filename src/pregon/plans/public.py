"""What other packages may use of plans."""

from .advice import Advice, media_advice, media_advisers
from .domain.apply import Applied, apply_document
from .domain.approval import approve_plan, has_unapproved_changes
from .domain.document import plan_document
from .domain.edit import ChangedMeanwhile, change_plan, stamp_of
from .domain.facts import add_evidence, record_fact, reverse_fact
from .domain.journal import note
from .domain.presence import count_shown, uncount_hidden
from .domain.proposals import propose_version
from .domain.tasks import HORIZON, complete_task, reopen_task, schedule_tasks
from .enums import ActionState, Audience, Certainty, Channel, Periodicity
from .exchange import Imported, Preview, export_plan, import_plan_file, preview_plan_file
from .history import register_sentences
from .interchange import InvalidDocument, UnreadableDocument
from .measures import CONTENTS_PUBLISHED, Measure, measure_for, measures, register_measure
from .models import (
    Action,
    Evidence,
    Fact,
    Indicator,
    Objective,
    Plan,
    PlannedProcedure,
    PlanVersion,
    Responsible,
    Tactic,
    Task,
)
from .queries import (
    ActionProgress,
    IndicatorNumber,
    actions_of,
    current_plan,
    facts_of,
    open_tasks,
    tasks_between,
    topics_need_committee,
    value_of,
    with_progress,
)
from .rules import can_add_evidence, can_approve_plan, can_edit_plan, can_finish_task, can_import_plan, can_see_plan
from .sources import fact_sources, public_fact_sources
from .timeline import ActionButton, TimelineItem, action_buttons, timeline_providers
from .today import TodayItem, today_providers
from .words import due_words, number_words

__all__ = [
    "CONTENTS_PUBLISHED",
    "HORIZON",
    "Action",
    "ActionButton",
    "ActionProgress",
    "ActionState",
    "Advice",
    "Applied",
    "Audience",
    "Certainty",
    "ChangedMeanwhile",
    "Channel",
    "Evidence",
    "Fact",
    "Imported",
    "Indicator",
    "IndicatorNumber",
    "InvalidDocument",
    "Measure",
    "Objective",
    "Periodicity",
    "Plan",
    "PlanVersion",
    "PlannedProcedure",
    "Preview",
    "Responsible",
    "Tactic",
    "Task",
    "TimelineItem",
    "TodayItem",
    "UnreadableDocument",
    "action_buttons",
    "actions_of",
    "add_evidence",
    "apply_document",
    "approve_plan",
    "can_add_evidence",
    "can_approve_plan",
    "can_edit_plan",
    "can_finish_task",
    "can_import_plan",
    "can_see_plan",
    "change_plan",
    "complete_task",
    "count_shown",
    "current_plan",
    "due_words",
    "export_plan",
    "fact_sources",
    "facts_of",
    "has_unapproved_changes",
    "import_plan_file",
    "measure_for",
    "measures",
    "media_advice",
    "media_advisers",
    "note",
    "number_words",
    "open_tasks",
    "plan_document",
    "preview_plan_file",
    "propose_version",
    "public_fact_sources",
    "record_fact",
    "register_measure",
    "register_sentences",
    "reopen_task",
    "reverse_fact",
    "schedule_tasks",
    "stamp_of",
    "tasks_between",
    "timeline_providers",
    "today_providers",
    "topics_need_committee",
    "uncount_hidden",
    "value_of",
    "with_progress",
]
