"""What other packages may use of forms."""

from .controls import Control, controls_of, render_fields
from .domain.answers import Checked, check_answers
from .domain.checks import InvalidDefinition, Problem, problems_of, read_definition
from .domain.definition import Definition, Field, Page
from .domain.design import ChangedMeanwhile, create_form, publish_version, rename_form, save_draft_definition, stamp_of
from .domain.drafts import AlreadySubmitted, UnknownCode, read_typed, resume, save_page, start_draft
from .domain.erase import erase_submission
from .domain.limits import TooMany
from .domain.submit import NotReady, submit, submit_answers
from .enums import Source, Tally
from .exports import ExtraColumn, Table, answers_csv, answers_json, codebook_csv, workbook
from .flow import Closed, EntryFlow, NotAccepted, Offer
from .kinds.base import Column, FieldError, Kind
from .kinds.registry import kind_of, kinds
from .models import Attachment, Draft, Form, FormVersion, Submission
from .printing import copy_pdf, sheet_pdf
from .queries import Counts, counts, current_version, submissions_of, versions_of
from .reading import ReadAnswer, ReadPage, as_data, as_text, read_answers
from .rules import can_design_forms, can_publish_forms
from .shipped import FormTemplate, Purpose, form_templates, purposes, read_shipped

__all__ = [
    "AlreadySubmitted",
    "Attachment",
    "ChangedMeanwhile",
    "Checked",
    "Closed",
    "Column",
    "Control",
    "Counts",
    "Definition",
    "Draft",
    "EntryFlow",
    "ExtraColumn",
    "Field",
    "FieldError",
    "Form",
    "FormTemplate",
    "FormVersion",
    "InvalidDefinition",
    "Kind",
    "NotAccepted",
    "NotReady",
    "Offer",
    "Page",
    "Problem",
    "Purpose",
    "ReadAnswer",
    "ReadPage",
    "Source",
    "Submission",
    "Table",
    "Tally",
    "TooMany",
    "UnknownCode",
    "answers_csv",
    "answers_json",
    "as_data",
    "as_text",
    "can_design_forms",
    "can_publish_forms",
    "check_answers",
    "codebook_csv",
    "controls_of",
    "copy_pdf",
    "counts",
    "create_form",
    "current_version",
    "erase_submission",
    "form_templates",
    "kind_of",
    "kinds",
    "problems_of",
    "publish_version",
    "purposes",
    "read_answers",
    "read_definition",
    "read_shipped",
    "read_typed",
    "rename_form",
    "render_fields",
    "resume",
    "save_draft_definition",
    "save_page",
    "sheet_pdf",
    "stamp_of",
    "start_draft",
    "submissions_of",
    "submit",
    "submit_answers",
    "versions_of",
    "workbook",
]
