from .answer import Answer, SecondCapture, VoterMark
from .codes import CodeBatch, PrintedCode
from .survey import Survey

__all__ = ["Answer", "CodeBatch", "PrintedCode", "SecondCapture", "Survey", "VoterMark"]
