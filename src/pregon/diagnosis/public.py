"""What other packages may use of diagnoses."""

from .domain.assume import Supposed, save_assumptions
from .domain.create import create_diagnosis
from .domain.invite import invite_by_mail, share_words, slips_for
from .domain.links import issue_link
from .domain.moves import approve_diagnosis, close_diagnosis, count_again, follow_survey, go_without, start_asking
from .domain.participants import add_contact_lists, add_offices, add_person, note_returned, remove_participant
from .domain.remind import keep_asking
from .domain.writing import accept_text, diagnosis_stamp, write_diagnosis_into_plan
from .enums import State, Way
from .found import Findings, comparison, findings_of
from .models import Assumption, Diagnosis, Participant
from .queries import in_force, progress

__all__ = [
    "Assumption",
    "Diagnosis",
    "Findings",
    "Participant",
    "State",
    "Supposed",
    "Way",
    "accept_text",
    "add_contact_lists",
    "add_offices",
    "add_person",
    "approve_diagnosis",
    "close_diagnosis",
    "comparison",
    "count_again",
    "create_diagnosis",
    "diagnosis_stamp",
    "findings_of",
    "follow_survey",
    "go_without",
    "in_force",
    "invite_by_mail",
    "issue_link",
    "keep_asking",
    "note_returned",
    "progress",
    "remove_participant",
    "save_assumptions",
    "share_words",
    "slips_for",
    "start_asking",
    "write_diagnosis_into_plan",
]
