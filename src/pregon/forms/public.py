"""What other packages may use of forms."""

from .controls import Control, controls_of, render_fields
from .domain.answers import Checked, check_answers
from .domain.checks import InvalidDefinition, Problem, problems_of, read_definition
from .domain.definition import Definition, Field, Page
from .domain.design import create_form, publish_version, rename_form, save_draft_definition
from .domain.drafts import UnknownCode, read_typed, resume, save_page, start_draft
from .domain.submit import NotReady, submit, submit_answers
from .enums import Source, Tally
from .flow import Closed, EntryFlow, NotAccepted, Offer
from .kinds.base import FieldError, Kind
from .kinds.registry import kind_of, kinds
from .models import Attachment, Draft, Form, FormVersion, Submission
from .queries import Counts, counts, current_version, submissions_of, versions_of
from .reading import ReadAnswer, ReadPage, as_data, as_text, read_answers
from .rules import can_design_forms, can_publish_forms

__all__ = [
    "Attachment",
    "Checked",
    "Closed",
    "Control",
    "Counts",
    "Definition",
    "Draft",
    "EntryFlow",
    "Field",
    "FieldError",
    "Form",
    "FormVersion",
    "InvalidDefinition",
    "Kind",
    "NotAccepted",
    "NotReady",
    "Offer",
    "Page",
    "Problem",
    "ReadAnswer",
    "ReadPage",
    "Source",
    "Submission",
    "Tally",
    "UnknownCode",
    "as_data",
    "as_text",
    "can_design_forms",
    "can_publish_forms",
    "check_answers",
    "controls_of",
    "counts",
    "create_form",
    "current_version",
    "kind_of",
    "kinds",
    "problems_of",
    "publish_version",
    "read_answers",
    "read_definition",
    "read_typed",
    "rename_form",
    "render_fields",
    "resume",
    "save_draft_definition",
    "save_page",
    "start_draft",
    "submissions_of",
    "submit",
    "submit_answers",
    "versions_of",
]
