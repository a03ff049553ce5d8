"""What other packages may use of surveys."""

from .domain.answering import AlreadyAnswered, has_answered, record_answer, withdraw_answer
from .domain.capture import capture_again, capture_paper, capture_phone, differences, next_sheet, settle
from .domain.codes import make_codes
from .domain.create import change_survey, create_survey
from .domain.moves import (
    close_survey,
    open_survey,
    propose_survey,
    publish_results,
)
from .enums import Level, ResultsPolicy, State
from .models import Answer, Survey
from .queries import counted_submissions, live, open_surveys
from .results import Results, results_of
from .templates_shipped import survey_templates

__all__ = [
    "AlreadyAnswered",
    "Answer",
    "Level",
    "Results",
    "ResultsPolicy",
    "State",
    "Survey",
    "capture_again",
    "capture_paper",
    "capture_phone",
    "change_survey",
    "close_survey",
    "counted_submissions",
    "create_survey",
    "differences",
    "has_answered",
    "live",
    "make_codes",
    "next_sheet",
    "open_survey",
    "open_surveys",
    "propose_survey",
    "publish_results",
    "record_answer",
    "results_of",
    "settle",
    "survey_templates",
    "withdraw_answer",
]
