from .act import Act, Appeal
from .block import Block, Tally
from .comment import Comment, Support
from .following import Following
from .participant import CodeBatch, Participant, PrintedCode, Verification
from .report import Report
from .thread import Thread

__all__ = [
    "Act",
    "Appeal",
    "Block",
    "CodeBatch",
    "Comment",
    "Following",
    "Participant",
    "PrintedCode",
    "Report",
    "Support",
    "Tally",
    "Thread",
    "Verification",
]
