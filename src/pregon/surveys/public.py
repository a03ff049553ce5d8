"""What other packages may use of surveys."""

from .domain.answering import AlreadyAnswered, has_answered, record_answer, spend_mark, withdraw_answer
from .domain.capture import can_capture, capture_again, capture_paper, capture_phone, differences, next_sheet, settle
from .domain.codes import make_codes
from .domain.create import change_survey, create_survey
from .domain.marks import make_pass
from .domain.moves import (
    close_survey,
    is_allowed,
    open_survey,
    problems_of_opening,
    propose_survey,
    publish_results,
)
from .enums import Level, ResultsPolicy, State
from .models import Answer, Survey
from .queries import answered_with, counted_submissions, live, open_surveys
from .results import Results, results_of
from .results.chart import BarChart, bar_chart
from .results.numbers import Line
from .results.shown import Part, Table, TableRow
from .results.small_groups import SMALLEST
from .rules import can_capture as may_capture
from .templates_shipped import survey_templates
from .words import decimal_words, share_words

__all__ = [
    "SMALLEST",
    "AlreadyAnswered",
    "Answer",
    "BarChart",
    "Level",
    "Line",
    "Part",
    "Results",
    "ResultsPolicy",
    "State",
    "Survey",
    "Table",
    "TableRow",
    "answered_with",
    "bar_chart",
    "can_capture",
    "capture_again",
    "capture_paper",
    "capture_phone",
    "change_survey",
    "close_survey",
    "counted_submissions",
    "create_survey",
    "decimal_words",
    "differences",
    "has_answered",
    "is_allowed",
    "live",
    "make_codes",
    "make_pass",
    "may_capture",
    "next_sheet",
    "open_survey",
    "open_surveys",
    "problems_of_opening",
    "propose_survey",
    "publish_results",
    "record_answer",
    "results_of",
    "settle",
    "share_words",
    "spend_mark",
    "survey_templates",
    "withdraw_answer",
]
