"""Plans in and out of files: read what any municipality sends, write JSON, workbooks and the official document."""

from .document import (
    ActionDocument,
    EnablingDocument,
    IndicatorDocument,
    ObjectiveDocument,
    PlanDocument,
    ProcedureDocument,
    TacticDocument,
)
from .interpret import RowNote
from .readers import ReadResult, read
from .refusals import InvalidDocument, UnreadableDocument
from .stable_json import from_json, to_json
from .writers.json_file import write_json
from .writers.workbook import write_workbook as write_xlsx


def write_docx(document: PlanDocument) -> bytes:
    """The official document, for Word."""
    # Loaded when it is asked for: an idle process does without python-docx.
    from .writers.official_document import write_official_document

    return write_official_document(document)


__all__ = [
    "ActionDocument",
    "EnablingDocument",
    "IndicatorDocument",
    "InvalidDocument",
    "ObjectiveDocument",
    "PlanDocument",
    "ProcedureDocument",
    "ReadResult",
    "RowNote",
    "TacticDocument",
    "UnreadableDocument",
    "from_json",
    "read",
    "to_json",
    "write_docx",
    "write_json",
    "write_xlsx",
]
