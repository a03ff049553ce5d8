from .answers import Attachment, Draft, Submission
from .form import Form, FormVersion

__all__ = ["Attachment", "Draft", "Form", "FormVersion", "Submission"]
